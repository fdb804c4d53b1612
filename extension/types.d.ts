// The messages between the extension's pages and the background, and the views that cross it. Types only: nothing
// here ships behaviour. A view never holds an OTP secret (P2).

/** A stable error code: those of src/error.rs, and those of the shell itself. */
export type ShellError =
  | 'locked' | 'no-vault' | 'no-tab' | 'page-closed-to-extensions' | 'page-silent' | 'bad-message' | 'storage-failed' | 'storage-full'
  | 'not-yet' | 'restarted' | 'vault-exists' | 'no-date' | 'no-time-here' | 'no-such-copy';
export type ErrorCode = ShellError | (string & {});
export interface Refusal { error: { code: ErrorCode } }

export type Scope = 'host' | 'domain';
export type Kind = 'totp' | 'hotp' | 'steam' | 'motp' | 'yandex';
export type Algorithm = 'sha1' | 'sha256' | 'sha512' | 'md5';
export type Learned = 'enrolled' | 'confirmed' | 'guessed' | (string & {});

export interface SiteView { host: string; scope: Scope; learned: Learned }
export interface OtpView {
  kind: Kind; algorithm: Algorithm; digits: number; period: number; counter?: number;
  /** The secret is shorter than 128 bits: it works, with a note. */
  shortSecret: boolean;
}
export interface BackupView { total: number; unspent: number; capturedAt: number; from: string; printedAt?: number; sheetOutdated: boolean; standing?: 'none' | 'few' | 'old' }

/** One entry as the pages see it: everything but the secrets. Times are milliseconds since 1970. */
export interface EntryView {
  id: string; name: string; account: string; sites: SiteView[];
  otp?: OtpView; backup?: BackupView; note?: string; tags: string[]; pinned: boolean; reachedBy: string[];
  created: number; changed: number; used?: number; trashed?: number;
  /** When signing in without a text message was last tried. */
  drilledAt?: number;
  /** The worst that is to be said of it, of what lists show. */
  weak?: Finding;
  /** How many earlier versions of its parts there are. */
  earlier?: number;
}

/** What src/vault/readiness.rs finds of an account, and of the whole vault; the worst first there. */
export type Finding =
  | 'texts-only' | 'nothing' | 'backup-none' | 'no-backup' | 'mail-only' | 'backup-few' | 'here-alone' | 'backup-old'
  | 'sheet-outdated' | 'not-printed' | 'codes-only' | 'not-drilled';
export type VaultFinding = 'no-copy' | 'one-way' | 'old-copy' | 'drill-due';
/** `shut`: nothing known would open it; `thin`: one loss away it does not open; `open`: something is worth doing. */
export type Level = 'shut' | 'thin' | 'open' | 'ready';
/** Accounts outside the trash, the worst first; for the vault, how many accounts a finding is about; how many have a mark in lists. */
export interface Readiness { entries: [id: string, level: Level, ...findings: Finding[]][]; vault: [VaultFinding, number][]; marked: number }
export interface BareAccount { name: string; account: string; host: string; reachedBy: string[] }

/** A set of backup codes that another one replaced, and whose it was. */
export interface ReplacedSet { id: string; from: number; until: number; backup: BackupView }

/** One part of an entry as it was from `from` until `until`; which one, the field of that name says. */
export interface EarlierView {
  part: 'about' | 'sites' | 'otp' | 'backup'; from: number; until: number;
  about?: { name: string; account: string; note?: string; tags: string[] }; sites?: SiteView[]; otp?: OtpView; backup?: BackupView;
}

/** The tab in front, judged by its own address. */
export interface Here {
  tabId: number;
  /** ASCII, with the port where it is not the scheme's own; empty for a page without a site. */
  host: string;
  /** The same for people. */
  display: string; domain?: string; secure: boolean; fillable: boolean;
}
/** `guessed`: entries that an import believes to belong here: offered, and asked about before they are filled. */
export interface HereWithEntries extends Here { bound: string[]; guessed: string[]; alike: { id: string; host: string }[]; byItself: boolean; /** The site is being moved off text messages. */ task?: Task }

/**
 * Something a person should be told. `fell-back`: the newest copy could not be opened and generation `opened` of
 * `written` was used, both are kept. `copy-lost`: another copy was gone or damaged and was written anew; nothing is
 * lost. `restarted`: the core was started afresh after a fault. `mirror-failed`: saved, but the second store did not take
 * its copy. `nearly-full`: the browser's room for the vault is nearly used up.
 */
export interface Notice { code: 'fell-back' | 'copy-lost' | 'restarted' | 'mirror-failed' | 'nearly-full'; opened?: number; written?: number; at?: number }

export interface State {
  vault: 'none' | 'locked' | 'unlocked' | 'damaged';
  notice?: Notice;
  /** The screen that the popup is to open with. */
  screen?: 'late';
  /** When the vault locks by itself, in ms since 1970; only when unlocked, and absent if it stays so until the browser closes. */
  lockAt?: number;
  /** Entries in the vault (trash left out); only when unlocked. */
  count?: number;
  /** The kinds of ways in; only when locked. */
  ways?: string[];
  /** There is no recovery key, and it was not put off; only when unlocked. */
  remind?: boolean;
}

export interface LiveCode {
  id: string; kind: Kind; period: number;
  /** Absent where `error` says why there is none: the PIN is missing. */
  code?: string; error?: ErrorCode;
  /** ms since 1970; absent for HOTP. */
  expiresAt?: number; next?: string;
}
export interface Codes { now: number; codes: LiveCode[] }

export interface Offer {
  name: string; account: string; kind: Kind; algorithm: Algorithm; digits: number; period: number; counter?: number;
  host?: string; warnings: string[]; duplicateOf?: string; code?: string;
}
/** `token` is the offers sealed with the data key; it goes back unchanged in `add`. */
export interface Preview {
  token: string; offers: Offer[]; errors: { line?: number; code: ErrorCode }[];
  /** Numbers of the parts of a larger export that are still to be shown. */
  missingParts?: number[];
  /** What stood between the pictures and an offer, when nothing was found: `no-qr-code`, `qr-not-otpauth`, … */
  reason?: ErrorCode;
}
/** `into`: the account without a one-time code that gets it, instead of a new one. */
export interface Pick { index: number; name?: string; account?: string; host?: string; scope?: Scope; into?: string }
/** What the form for adding by hand holds; `secret` is what the person typed. */
export interface ManualForm {
  name: string; account: string; secret: string; kind: Kind; algorithm?: Algorithm; digits?: number; period?: number;
  counter?: number; pin?: string;
}
/** A change of a one-time code: what is left out, or an empty secret or PIN, stays. */
export interface OtpChanges {
  kind?: Kind; secret?: string; algorithm?: Algorithm; digits?: number; period?: number; counter?: number; pin?: string;
}
/** A QR code that a person asked to see, with the text in it; `dark` has a 1 for each dark module, row by row. */
export interface ShownCode { text: string; size: number; dark: string }
/** `leftOut`: entries that Google's format cannot hold. */
export interface Exported { codes: ShownCode[]; leftOut: string[] }
/** In whole seconds. `compared`: how far the site is ahead of this computer. */
export interface ClockView { applied: number; compared?: { host: string; seconds: number } }
/** What a person brings to open a vault or a backup. */
export type Way = WayIn;
export type { Arrival, ArrivalLine, Difference, ForeignColumns, ForeignFile, ForeignLook, ForeignReport, GoogleCodes, KitEntry, LeftOut, PlainFile, Taking } from './wasm/import.js';
import type { Arrival, Difference, GoogleCodes, KitEntry, PlainFile, Taking } from './wasm/import.js';
export type { ServiceFactor, ServiceView } from './wasm/intake.js';
import type { ServiceView } from './wasm/intake.js';
/** `token` is what was read, sealed with the data key; it goes back unchanged in `take`. */
export interface ArrivalView extends Arrival { format: string; title: string; token: string }
export interface Taken { added: number; changed: number; undoable: boolean; entries: EntryView[] }
/** A sealed file to save, as base64. */
export interface BackupFile { file: string; name: string; count: number }
/** `exact`: it is, byte for byte, the file that was made last. */
export interface ReadBack { difference: Difference; exact: boolean; backupAt: number }
export interface EntryChanges {
  name?: string; account?: string; note?: string; tags?: string[]; pinned?: boolean; reachedBy?: string[]; sites?: { host: string; scope: Scope }[];
}

export interface CapturedCode { text: string; label?: string; spent?: boolean }
export interface BackupPreview {
  codes: CapturedCode[]; shape?: string; warnings: string[];
  /** The site that the codes were read from, and the one entry bound to it, if it is one. */
  host?: string; entry?: string;
}
export interface KeepBackup { id?: string; name?: string; account?: string; host: string; codes: CapturedCode[] }
/** One account's backup codes for a sheet of paper. */
export interface PrintedSheet {
  id: string; name: string; account: string; hosts: string[]; capturedAt: number; codes: { text: string; label?: string; spentAt?: number }[];
}
export interface BackupRow { index: number; label?: string; spentAt?: number; spentOn?: string; mask: string }

export type Report = 'filled' | 'changed' | 'refused';
export interface Filled {
  filled: {
    what: 'code' | 'backup'; host: string; report: Report;
    /** Why it is not `filled`: `holds-other`, `gone`, `read-only`, `origin-changed`, `letters`, `cut`. */
    reason?: string;
    expiresAt?: number; spent?: { index: number; left: number; total: number };
  };
}
export type AskReason =
  | 'not-bound' | 'look-alike' | 'which-field' | 'foreign-frame' | 'no-field' | 'texted' | 'holds-other' | 'wants-other';
export interface Ask {
  ask: {
    reason: AskReason; host: string;
    /** The host as people read it (IDN in Unicode), beside `host` in ASCII. */
    display?: string;
    /** For `look-alike`: the bound host that this one resembles. */
    alike?: string;
    /** For `which-field`: send the chosen `target` back. */
    targets?: { target: number; label: string; holds: 'code' | 'backup' | 'either' }[];
    /**
     * For `foreign-frame`: the origins that the browser left out, to be asked for as host permissions. The background
     * remembers the order for two minutes and goes on by itself in `permissions.onAdded` if the popup was closed by then.
     */
    origins?: string[];
    /** For `no-field`: there is a password field that the code could be put behind what stands in it. */
    append?: boolean;
    /** For `wants-other`: what the page asks for instead. */
    wants?: Wants;
  };
}
export type FillAnswer = Filled | Ask;
export type Wants = 'code' | 'backup' | 'either' | 'texted' | 'none';
export interface SurveyAnswer { wants: Wants; reason: string; host: string }
/** `lockAfter` in minutes, 0 until the browser closes; `clearClipboard` in seconds, 0 never; times in ms. */
export interface SettingsView {
  lockAfter: number; backupAt?: number; backupCount?: number; theme: 'system' | 'light' | 'dark'; clearClipboard: number; hideCodes: boolean;
  /** When an emergency kit with all codes was last printed; whether the toolbar's button tells of accounts that need something; whether the fire drill is due each year. */
  kitAt?: number; badge: boolean; drillYearly: boolean;
  /** Whether the browser tells of a locked screen; only where the settings are asked for. */
  tellsOfLockedScreen?: boolean;
}

/**
 * A stored copy of the vault. `place`: one of the two that are written in turn, the mirror, or a shelf: `days` (as it stood
 * before the first change of the day `at`), `aside` (did not open), `before` (what was there before a copy was brought
 * back). `other-key`: sealed under another data key. Times in ms.
 */
export interface CopyView {
  id: string; place: 'vault.a' | 'vault.b' | 'mirror' | 'days' | 'aside' | 'before';
  state: 'whole' | 'empty' | 'damaged' | 'other-key'; present: boolean; size: number;
  at?: number; generation?: number; savedAt?: number; count?: number;
}
/** `room` of storage.local, in bytes. */
export interface Copies { copies: CopyView[]; room?: { used: number; most: number } }

/** A way in as a message carries it: one of the three. `output`, `input`, `credential` of a passkey are base64. */
export interface WayIn { passphrase?: string; recoveryKey?: string; output?: string; input?: string; credential?: string }
export interface SlotView { id: string; kind: 'passphrase' | 'recovery' | 'passkey'; label: string; created: number }
/** `passkeys`: whether this browser lets us use them. `dropped`: what a change of the data key took away. */
export interface SlotsAnswer { slots: SlotView[]; passkeys: boolean; dropped?: SlotView[] }
export interface PasskeyAsk { input: string; credential: string }
export interface Verdict {
  level: 'too-common' | 'weak' | 'fair' | 'strong'; accepted: boolean;
  reasons: ('too-short' | 'known' | 'common-words' | 'row' | 'repeats' | 'year' | 'longer')[];
}
export type SlotsMessage =
  | { type: 'slots'; do?: undefined } | { type: 'slots'; do: 'passkeys' | 'new-recovery-key' | 'later' }
  | { type: 'slots'; do: 'letters'; typed: string }
  | { type: 'slots'; do: 'add'; way: WayIn; label: string } | { type: 'slots'; do: 'rename'; id: string; label: string }
  | { type: 'slots'; do: 'remove'; id: string } | { type: 'slots'; do: 'replace'; id: string; way: WayIn; proof: WayIn }
  | { type: 'slots'; do: 'change-key'; keep: WayIn[] };

/** What was settled of a site outside the vault. */
export type TaskStep = 'opened' | 'no-codes' | 'not-printed' | 'texts-off' | 'texts-kept' | 'first-taken';
/** `what`: of a move the site, or the id of an entry; of a drill the id of an entry, and `changed` is when it began. */
export interface Task { aim: 'move' | 'drill'; what: string; changed: number; state: 'open' | 'done' | 'dropped'; steps: TaskStep[] }

/** Every message a page may send. */
export type Message =
  /** `seen`: the person has seen the notice; it is not told again. `opening`: the popup opens, and takes the screen it is to begin with. */
  | { type: 'state'; seen?: boolean; opening?: boolean }
  | { type: 'create'; passphrase: string } | ({ type: 'unlock' } & WayIn) | { type: 'lock' }
  | { type: 'list'; backup?: string; earlier?: string; first?: number; replaced?: true }
  | { type: 'codes'; ids?: string[]; advance?: string }
  | { type: 'scan'; from: 'page' } | { type: 'scan'; from: 'survey' } | { type: 'scan'; from: 'pictures'; pictures: string[] }
  | { type: 'preview'; text?: string; form?: ManualForm } | { type: 'add'; token: string; picks: Pick[] }
  /** An account of which nothing is kept yet: a site that knows text messages alone. */
  | { type: 'add'; bare: BareAccount }
  | { type: 'readiness' }
  | { type: 'edit'; id: string; changes?: EntryChanges; otp?: OtpChanges } | { type: 'remove'; id: string } | { type: 'restore'; id: string; part?: EarlierView['part']; from?: number }
  | { type: 'captureBackup'; from?: 'page'; text?: string; file?: string; keep?: KeepBackup }
  | { type: 'revealBackup'; id: string; index: number }
  /** Signing in without a text message was tried, now; `undo` takes the note back. */
  | { type: 'drilled'; ids: string[]; undo?: number }
  | { type: 'spend'; id: string; index: number } | { type: 'unspend'; id: string; index: number }
  | {
    type: 'fill'; id: string; what: 'code' | 'backup'; index?: number;
    /** The host that the person was shown and said yes to. */
    confirm?: string;
    /** Which of the targets that were asked about. */
    target?: number;
    /** The person said that what stands in the field may be written over. */
    overwrite?: boolean;
    /** The code goes behind what stands in the password field (password and code in one). */
    append?: boolean;
  }
  /** "Fill by itself": `on` for the site in front, `off` for any; always answered with the origins that are on. */
  | { type: 'byItself'; on?: boolean; off?: string }
  | { type: 'settings'; changes?: Record<string, unknown> }
  | { type: 'copies'; bring?: string; how?: 'merge' | 'replace' }
  | { type: 'clock'; compare?: true; apply?: number }
  | { type: 'export'; ids: string[]; confirmed: true }
  | { type: 'print'; ids: string[]; confirmed: true } | { type: 'print'; ids: string[]; done: true }
  | { type: 'passphrase'; judge?: string; suggest?: true } | SlotsMessage
  /** A sealed file: with a passphrase of its own, or with what opens the vault. */
  | { type: 'export'; to: 'backup'; passphrase?: string }
  | { type: 'export'; to: 'otpauth' | 'json' | 'aegis' | 'google'; way: Way }
  /** `backup`: the bytes of a backup file, as base64. `read-back` opens it with the vault's own key; `drill` only looks. */
  /** The dry run of what was read of other apps' files (base64): nothing is changed. */
  | { type: 'import'; step: 'plan'; report: string }
  | { type: 'import'; step: 'take'; token: string; takings: Taking[] }
  /** Takes out exactly what the last `take` took in. */
  | { type: 'import'; step: 'undo' }
  | { type: 'import'; step: 'read-back'; backup: string }
  | { type: 'import'; step: 'drill' | 'merge' | 'replace' | 'begin'; backup: string; way: Way }
  /** Those of the hosts that the directory of services knows, in their order; the others are left out. */
  | { type: 'services'; hosts: string[] }
  /** Asked before anything leaves the vault unsealed; the ticket lasts some minutes. */
  | { type: 'prove'; way: Way }
  /** `step`, `done` and `drop` put a site on the list that is not there; `drill`: the accounts of a drill that begins now. */
  | { type: 'todo'; add?: string[] } | { type: 'todo'; step: { host: string; step: TaskStep; undo?: true } }
  | { type: 'todo'; done: string } | { type: 'todo'; drop: string } | { type: 'todo'; drill: string[] }
  /** Only the host names are read; `file` is base64. */
  | { type: 'sites'; text?: string; file?: string }
  | { type: 'kit'; ticket: string; ids: string[]; drawn: boolean };

/** What each message is answered with, an error aside. */
export interface Answers {
  state: State; create: State; unlock: State; lock: State;
  /** `backupAt`: when the backup was made that was read back last. `more`: these are the first of `count`. */
  list: { entries: EntryView[]; codes?: LiveCode[]; here?: HereWithEntries; backupAt?: number; drillYearly?: boolean; more?: boolean; count?: number } | { codes: BackupRow[] } | { earlier: EarlierView[] } | { replaced: ReplacedSet[] };
  codes: Codes; scan: Preview | SurveyAnswer; preview: Preview; add: { ids: string[]; entries: EntryView[] };
  drilled: { entries: EntryView[] }; readiness: Readiness;
  edit: { entry: EntryView }; remove: { entry: EntryView }; restore: { entry: EntryView };
  captureBackup: BackupPreview | { id: string };
  revealBackup: { text: string }; spend: { entry: EntryView }; unspend: { entry: EntryView };
  fill: FillAnswer; byItself: { sites: string[] }; settings: SettingsView;
  copies: Copies; clock: ClockView; export: Exported | BackupFile | PlainFile | GoogleCodes; import: State | (Arrival & { token: string }) | Taken | { undone: true } | ReadBack | { difference: Difference } | { done: 'merge' | 'replace' };
  services: { services: ServiceView[] };
  print: { sheets: PrintedSheet[] };
  todo: { tasks: Task[] };
  /** `cut`: there were more. */
  sites: { sites: string[]; cut: boolean };
  prove: { ticket: string };
  kit: { entries: KitEntry[] };
  passphrase: { verdict: Verdict } | { suggested: string };
  slots: SlotsAnswer | { passkeySlots: PasskeyAsk[] } | { recoveryKey: string } | { letters: string };
}

declare global {
  /** The popup's first questions, on their way (popup/ask.js): what comes back, as it comes back. `first`: so many accounts are asked for. */
  var asked: { first: number; state: Promise<any>; list: Promise<any> };
}
