// What a person does in Firefox's own windows: answers its question for a permission, and changes Holdfast's settings in the
// add-on manager. Each is done to the true buttons and switches.

/** @typedef {{ id: string, firefox: { marionette: import('./marionette.mjs').Marionette } }} Firefox */

const UNTIL = `
  const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');
  const until = async (what, check) => {
    for (let left = 15000; left > 0; left -= 50) {
      const found = check();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('Firefox never showed ' + what + '.');
  };`;

/**
 * Waits for the question, answers it, and waits until it is gone.
 * @param {Firefox} browser
 * @param {boolean} yes
 * @returns {Promise<string>} what it asked
 */
export function answer(browser, yes) {
  return browser.firefox.marionette.run(`return (async (yes) => { ${UNTIL}
    const { panel } = window.PopupNotifications;
    const question = await until('its question', () => panel.state === 'open' && panel.firstElementChild);
    const words = question.textContent + ' ' + [...question.querySelectorAll('[label]')].map((one) => one.getAttribute('label')).join(' ') + ' ' + (question.getAttribute('label') ?? '');
    await new Promise((resolve) => setTimeout(resolve, 700)); // its buttons sleep for half a second
    (yes ? question.button : question.secondaryButton).click();
    await until('that the question is gone', () => panel.state === 'closed');
    return words;
  })(...arguments)`, [yes]);
}

/**
 * Flips a switch on Holdfast's page of the add-on manager, in a tab that is closed again.
 * @param {Firefox} browser
 * @param {{ permission: string } | { inPrivateWindows: boolean }} wish a permission (or host) to turn the other way, or whether Holdfast may run in private windows
 * @returns {Promise<void>}
 */
export async function manage(browser, wish) {
  const selector = 'permission' in wish ? `moz-toggle[permission-key="${wish.permission}"]` : `input[name="private-browsing"][value="${Number(wish.inPrivateWindows)}"]`;
  await browser.firefox.marionette.run(`return (async (addon, selector, tabName) => { ${UNTIL}
    const front = window.gBrowser.selectedTab;
    const manager = await window.BrowserAddonUI.openAddonsMgr('addons://detail/' + encodeURIComponent(addon));
    const tab = window.gBrowser.selectedTab;
    (await until('the card of the add-on', () => manager.document.querySelector('[is="named-deck-button"][name="' + tabName + '"]'))).click();
    const control = await until('the switch ' + selector, () => {
      const found = manager.document.querySelector(selector);
      return found && found.getBoundingClientRect().height > 0 && found;
    });
    const before = control.pressed ?? control.checked;
    (control.buttonEl ?? control).click();
    await until('that it is flipped', () => (control.pressed ?? control.checked) !== before);
    await new Promise((resolve) => setTimeout(resolve, 500));
    window.gBrowser.removeTab(tab, { animate: false });
    window.gBrowser.selectedTab = front;
  })(...arguments)`, [browser.id, selector, 'permission' in wish ? 'permissions' : 'details']);
}
