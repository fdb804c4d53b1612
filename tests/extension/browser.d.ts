// What a test does with a browser: one interface, implemented by chromium.mjs (over Puppeteer) and firefox.mjs (over
// Marionette). `HOLDFAST_BROWSER=firefox` chooses. A test that keeps to it runs in both.
import type { Frame as PuppeteerFrame, Keyboard, Page as PuppeteerPage } from 'puppeteer-core';

export type Frame = Pick<PuppeteerFrame, '$' | '$$' | '$eval' | '$$eval' | 'evaluate' | 'click' | 'type' | 'focus' | 'select' | 'waitForFunction' | 'waitForSelector'>;

/** A page as Puppeteer has it, as far as both browsers can do it. firefox/page.mjs is the other implementation. */
export type Page = Frame & Pick<PuppeteerPage,
  'goto' | 'reload' | 'url' | 'title' | 'setContent' | 'waitForNavigation' | 'bringToFront' | 'close' | 'isClosed' |
  'setViewport' | 'emulateMediaFeatures' | 'emulateMediaType' | 'screenshot' | 'pdf' | 'exposeFunction'
> & {
  keyboard: Pick<Keyboard, 'press' | 'type' | 'down' | 'up'>;
  mainFrame(): Frame;
  frames(): Frame[];
};

export interface Options {
  headless?: boolean;
  /** A folder to keep the profile in; without one it is deleted at `close`. */
  profile?: string;
  /** The language of the browser's own words. */
  language?: string;
  /** Host permissions that a person has given already: headless, nobody can answer the browser's question. */
  granted?: string[];
  /** The same for other optional permissions. */
  permissions?: string[];
  /** Names that lead to this machine, where a server with a certificate of nobody's may answer for them. */
  hosts?: string[];
  /** Also opens the wire that Puppeteer speaks; Chromium has it always. */
  puppet?: boolean;
  /** In Firefox: a package to install for good, in place of the unpacked folder; empty when the profile has it already. */
  packed?: string;
}

export interface Browser {
  readonly name: 'chromium' | 'firefox';
  /** The address that all files of the extension begin with. */
  readonly base: string;
  /** The id by which other extensions would call it. */
  readonly id: string;
  readonly profile: string;
  /** Settled when the browser has ended, by whomever. */
  readonly ended: Promise<unknown>;
  pages(): Promise<Page[]>;
  newPage(): Promise<Page>;
  /** The one tab as a true page of Puppeteer, whatever else drives it; needs the option `puppet`. */
  puppetPage(): Promise<PuppeteerPage>;
  /** Lets Holdfast into private windows, as a person does where the browser keeps its extensions. Starts Holdfast anew. */
  allowPrivate(): Promise<void>;
  /** A tab in a private window. */
  newPrivatePage(): Promise<Page>;
  /** Presses the toolbar button on the tab in front: opens the true popup and grants activeTab, as a click does. */
  openPopup(tab: Page): Promise<Page>;
  /** Presses the keys of a command with the focus where it is. */
  pressShortcut(tab: Page, command: 'fill' | 'late'): Promise<void>;
  /** The true popup that something else than the toolbar button opened. */
  openedPopup(): Promise<Page>;
  /** Pastes what is in the clipboard, where the focus is: neither browser fills an event that a script made. */
  paste(page: Page): Promise<void>;
  isBackgroundAlive(): Promise<boolean>;
  /** Ends the background as the browser does after 30 idle seconds, and waits until that very one is gone. */
  killBackground(): Promise<void>;
  inBackground<T>(work: (argument: any) => T | Promise<T>, argument?: unknown): Promise<T>;
  /** What the browser has to say about the manifest and the running extension. */
  complaints(): Promise<string[]>;
  /** Installs another extension and gives the address that its files begin with. */
  addStranger(folder: string): Promise<string>;
  /** Saves what a page gives into this folder from now on, without asking. */
  saveInto(folder: string): Promise<void>;
  /** The files in which the extension's storage lies. */
  storageFiles(): string[];
  /** Shows everything larger, popups too, as far as the browser lets a person do that. */
  zoom(factor: number): Promise<void>;
  /** SIGKILL. */
  crash(): Promise<void>;
  close(): Promise<void>;
}
