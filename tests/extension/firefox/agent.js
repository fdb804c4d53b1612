// Runs inside Firefox, in the browser window, with all of its rights: opens tabs and the true popup, and evaluates in any
// document by way of the actors that Marionette has in each of them. One expression; installed by ../firefox.mjs. What it
// takes and gives is JSON, so that references to elements pass through as they are.
(() => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const { print } = ChromeUtils.importESModule('chrome://remote/content/shared/PDF.sys.mjs');
  const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');
  const { event: keyEvents } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/Event.sys.mjs');
  const WITHOUT_CAPABILITIES = { toJSON: () => ({ 'moz:webdriverClick': true }) };
  const pages = new Map();
  let last = 0;

  /** In a document, with the rights of the system: calls a function in the page's own realm, or evaluates a text there. */
  const IN_PAGE = `
    const [source, json, node, isolated] = arguments;
    const { utils } = Components;
    if (isolated) {
      globalThis.isolated ??= utils.Sandbox([window.document.nodePrincipal], {
        sandboxPrototype: window, sameZoneAs: window, wantXrays: true, isWebExtensionContentScript: true, wantExportHelpers: true,
      });
      return Promise.resolve(utils.evalInSandbox(source, globalThis.isolated)).then((value) => JSON.stringify({ value }));
    }
    if (!globalThis.Debugger) ChromeUtils.importESModule('resource://gre/modules/jsdebugger.sys.mjs').addDebuggerToGlobal(globalThis);
    globalThis.realm ??= new Debugger().makeGlobalObjectReference(window);
    const gesture = window.windowUtils.setHandlingUserInput(true);
    window.document.notifyUserGestureActivation();
    try {
      const outcome = globalThis.realm.executeInGlobal(source);
      const bare = (value) => (value?.unsafeDereference ? utils.waiveXrays(value.unsafeDereference()) : value);
      if (!outcome || 'throw' in outcome) return JSON.stringify({ error: { message: String(bare(outcome?.throw)) } });
      const value = bare(outcome.return);
      if (typeof value === 'function') return node ? value(json, node) : value(json);
      return JSON.stringify({ value: typeof value === 'object' ? null : value });
    } finally {
      gesture.destruct();
    }`;
  /**
   * In a document: watches whether the next click reaches the element that it is meant for. A page may move under the
   * pointer between measuring and clicking (a popup of Firefox opens small and grows): a click that would reach something
   * else reaches nothing, and is known to have missed.
   */
  const AIM = `
    const [node] = arguments;
    const kinds = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
    let missed;
    const watch = (event) => {
      missed ??= !event.composedPath().includes(node);
      if (!missed) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    for (const kind of kinds) window.addEventListener(kind, watch, { capture: true });
    globalThis.aimed = () => {
      for (const kind of kinds) window.removeEventListener(kind, watch, { capture: true });
      return missed === true;
    };`;
  const MISSED = 'return globalThis.aimed?.() === true;';
  /** In a document: presses keys as a person does, wherever the focus is. */
  const PRESS = `
    const { event } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/Event.sys.mjs');
    event.sendKeys(arguments[0], window);`;
  const PRIVILEGED = { sandboxName: 'system', timeout: 600_000 };

  const number = (browser) => {
    for (const [id, known] of pages) if (known === browser) return id;
    pages.set((last += 1), browser);
    return last;
  };
  const browserOf = (id) => {
    const browser = pages.get(id);
    if (!browser?.isConnected || !browser.browsingContext) throw new Error('The page is closed.');
    return browser;
  };
  const contextOf = (id, frame) => {
    const top = browserOf(id).browsingContext;
    const context = frame ? top.getAllBrowsingContextsInSubtree().find((one) => one.id === frame) : top;
    if (!context?.currentWindowGlobal) throw new Error('The frame is gone.');
    return context;
  };
  const actorOf = (id, frame) => contextOf(id, frame).currentWindowGlobal.getActor('MarionetteCommands');
  const tabsOf = (browser) => browser.ownerDocument.defaultView.gBrowser;
  const tabOf = (browser) => tabsOf(browser).getTabForBrowser(browser);

  /** Waits until a condition holds, which no event of the browser announces. */
  const until = async (what, check) => {
    for (let left = 15_000; left > 0; left -= 10) {
      const found = check();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`Firefox never had ${what}.`);
  };

  /** The end of the next load in a tab; a change of the fragment counts as one, the empty page of a new tab does not. */
  const loaded = (browser, empty = false) => new Promise((resolve) => {
    let started = false;
    let ended = false;
    const documentOf = () => browser.browsingContext?.currentWindowGlobal;
    const before = documentOf()?.innerWindowId;
    // On a busy machine the start of a load is now and then told to nobody: another document that has loaded tells too.
    const look = async () => {
      for (let seen = 0; !ended && browser.isConnected; await new Promise((done) => setTimeout(done, 50))) {
        const now = documentOf();
        const there = now && now.innerWindowId !== before && !browser.webProgress.isLoadingDocument && (empty || now.documentURI?.spec !== 'about:blank');
        seen = there ? seen + 1 : 0;
        if (seen > 2) finish();
      }
    };
    const listener = {
      onStateChange(which, progress, request, flags) {
        const { STATE_START, STATE_STOP, STATE_IS_NETWORK } = Ci.nsIWebProgressListener;
        if (which !== browser || !progress.isTopLevel || !(flags & STATE_IS_NETWORK)) return;
        if (!empty && request?.QueryInterface(Ci.nsIChannel).URI.spec === 'about:blank') return;
        if (flags & STATE_START) started = true;
        else if (flags & STATE_STOP && started) finish();
      },
      onLocationChange(which, progress, _request, _location, flags) {
        if (which === browser && progress.isTopLevel && flags & Ci.nsIWebProgressListener.LOCATION_CHANGE_SAME_DOCUMENT) finish();
      },
    };
    const finish = () => {
      ended = true;
      tabsOf(browser).removeTabsProgressListener(listener);
      resolve();
    };
    tabsOf(browser).addTabsProgressListener(listener);
    look();
  });

  const openIn = async ({ gBrowser }) => {
    const tab = gBrowser.addTrustedTab('about:blank', { inBackground: false });
    await until('the tab', () => tab.linkedBrowser.browsingContext?.currentWindowGlobal && !tab.linkedBrowser.webProgress.isLoadingDocument);
    return number(tab.linkedBrowser);
  };

  const extensionOf = (addon) => ExtensionParent.GlobalManager.extensionMap.get(addon);
  const views = (addon, type) => [...extensionOf(addon).views].filter((view) => view.viewType === type && view.xulBrowser?.browsingContext);

  const methods = {
    install: async (path) => {
      const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
      file.initWithPath(path);
      const addon = await AddonManager.installTemporaryAddon(file);
      await until('the add-on', () => extensionOf(addon.id)?.policy.active);
      return { id: addon.id, base: extensionOf(addon.id).baseURL, warnings: extensionOf(addon.id).warnings, errors: extensionOf(addon.id).errors };
    },
    /** Installs a packed add-on for good, as from a file. */
    installPackage: async (path) => {
      const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
      file.initWithPath(path);
      const install = await AddonManager.getInstallForFile(file);
      await install.install();
      await until('the add-on', () => install.addon && extensionOf(install.addon.id)?.policy.active);
    },
    started: (addon) => until('the add-on', () => extensionOf(addon)?.policy.active).then(() => undefined),
    grant: (addon, permissions, origins) => ExtensionPermissions.add(addon, { permissions, origins, data_collection: [] }, extensionOf(addon)),

    tabs: () => window.gBrowser.browsers.map((browser) => number(browser)),
    open: () => openIn(window),
    openWindow: async (isPrivate) => {
      const other = window.OpenBrowserWindow({ private: isPrivate });
      await until('the other window', () => other.gBrowserInit?.delayedStartupFinished);
      const [first] = other.gBrowser.tabs;
      const opened = await openIn(other);
      other.gBrowser.removeTab(first, { animate: false }); // so that the window goes with its one page
      return opened;
    },
    go: async (id, url) => {
      const browser = browserOf(id);
      const done = loaded(browser, url === 'about:blank');
      browser.fixupAndLoadURIString(url, { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
      await done;
    },
    loaded: (id) => loaded(browserOf(id)),
    front: (id) => {
      const browser = browserOf(id);
      tabsOf(browser).selectedTab = tabOf(browser);
      browser.ownerDocument.defaultView.focus();
      browser.focus();
    },
    close: async (id) => {
      const browser = pages.get(id);
      if (browser?.isConnected) tabsOf(browser).removeTab(tabOf(browser), { animate: false });
      pages.delete(id);
    },
    /** Answers when the page has gone, by itself or not. */
    gone: async (id) => {
      const browser = pages.get(id);
      while (browser?.isConnected && browser.browsingContext && !browser.browsingContext.isDiscarded) await new Promise((resolve) => setTimeout(resolve, 10));
      pages.delete(id);
    },
    run: (id, frame, source, json, node, isolated) => actorOf(id, frame).executeScript(IN_PAGE, [source, json, node ?? null, isolated ?? false], PRIVILEGED),
    press: (id, text) => actorOf(id).executeScript(PRESS, [text], PRIVILEGED),
    command: (id, name) => actorOf(id).executeScript('window.docShell.doCommand(arguments[0])', [name], PRIVILEGED),
    /** Keys that a script presses in a page never come back to the window, as a person's do: the address bar has the focus. */
    shortcut: (text) => {
      window.gURLBar.focus();
      keyEvents.sendKeys(text, window);
    },
    find: (id, frame, selector, within) => actorOf(id, frame).findElements('css selector', selector, { startNode: within, all: true }),
    click: async (id, frame, node) => {
      for (let left = 20; left > 0; left -= 1) {
        const actor = actorOf(id, frame);
        await actor.executeScript(AIM, [node], PRIVILEGED);
        await actor.clickElement(node, WITHOUT_CAPABILITIES);
        // A click that closed the page or left it has not missed.
        if (!(await actor.executeScript(MISSED, [], PRIVILEGED).catch(() => false))) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('What was to be clicked never stood still.');
    },
    keys: (id, frame, node, text) => actorOf(id, frame).sendKeysToElement(node, text, WITHOUT_CAPABILITIES),
    picture: (id, frame, node, full) => actorOf(id, frame).takeScreenshot(node, 0, full, Boolean(node)),
    size: (id, width, height) => {
      const { style } = browserOf(id);
      for (const [side, length] of [['width', width], ['height', height]]) for (const bound of ['', 'min-', 'max-']) style.setProperty(bound + side, `${length}px`);
    },
    media: (id, features) => {
      const context = browserOf(id).browsingContext;
      for (const { name, value } of features) {
        if (name === 'prefers-color-scheme') context.prefersColorSchemeOverride = value || 'none';
        else if (name === 'forced-colors') context.forcedColorsOverride = value || 'none';
        else throw new Error(`Firefox has no way to set ${name} for one page.`);
      }
    },
    paper: async (id, page) => {
      const settings = print.getPrintSettings(print.addDefaultSettings({ page }));
      return btoa(await print.printToBinaryString(browserOf(id).browsingContext, settings));
    },
    medium: (id, type) => { browserOf(id).browsingContext.mediumOverride = type ?? ''; },

    popup: async (id, addon) => {
      await until('no popup', () => views(addon, 'popup').length === 0);
      ExtensionParent.apiManager.global.browserActionFor(extensionOf(addon)).triggerAction(browserOf(id).ownerDocument.defaultView);
      return methods.opened(addon);
    },
    opened: async (addon) => {
      // It is loaded out of sight and then moved into its panel: the browser that shows it is another one.
      const shown = ({ xulBrowser }) => !xulBrowser.classList.contains('webextension-preload-browser') && xulBrowser.closest('panel')?.state === 'open';
      const view = await until('the popup', () => views(addon, 'popup').find(shown));
      return number(view.xulBrowser);
    },
    /** Whether the add-on is among those behind the puzzle piece in the window of a page. */
    listed: (id, addon) => browserOf(id).ownerDocument.defaultView.gUnifiedExtensions.getActivePolicies().some((policy) => policy.id === addon),
    background: (addon) => ({ state: extensionOf(addon).backgroundState, page: views(addon, 'background').map((view) => number(view.xulBrowser))[0] }),
    /** Ends the event page as its idle timer does. */
    terminate: async (addon) => {
      const extension = extensionOf(addon);
      await until('a background that runs or rests', () => ['running', 'stopped'].includes(extension.backgroundState));
      await extension.terminateBackground({ ignoreDevToolsAttached: true });
    },
    pref: (name, value) => {
      if (typeof value === 'boolean') Services.prefs.setBoolPref(name, value);
      else if (typeof value === 'number') Services.prefs.setIntPref(name, value);
      else Services.prefs.setStringPref(name, value);
    },
  };

  /** Every answer carries where the page is now and which frames it has. */
  return async (name, json) => {
    const args = JSON.parse(json);
    const value = await methods[name](...args);
    const context = pages.get(args[0])?.browsingContext;
    return JSON.stringify({
      value,
      url: context?.currentWindowGlobal?.documentURI?.spec,
      frames: context?.getAllBrowsingContextsInSubtree().slice(1).map((one) => one.id),
    });
  };
})()
