//! The shapes of what crosses, for TypeScript's checker. The Rust types of the same names say what each field means.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
export type OtpKind = "totp" | "hotp" | "steam" | "motp" | "yandex";
export interface HoldfastError extends Error { name: "HoldfastError"; code: string }
export interface SiteView { host: string; scope: "host" | "domain"; learned: "enrolled" | "confirmed" | "guessed" }
export interface OtpView { kind: OtpKind; algorithm: "sha1" | "sha256" | "sha512" | "md5"; digits: number; period: number; counter?: number; shortSecret: boolean }
export interface BackupView { total: number; unspent: number; capturedAt: number; from: string; printedAt?: number; sheetOutdated: boolean; standing?: "none" | "few" | "old" }
export interface EntryView {
  id: string; name: string; account: string; sites: SiteView[]; otp?: OtpView; backup?: BackupView; note?: string;
  tags: string[]; pinned: boolean; reachedBy: string[]; created: number; changed: number; used?: number; drilledAt?: number; trashed?: number;
  weak?: Finding; earlier?: number
}
export type Finding =
  | "texts-only" | "nothing" | "backup-none" | "no-backup" | "mail-only" | "backup-few" | "here-alone" | "backup-old"
  | "sheet-outdated" | "not-printed" | "codes-only" | "not-drilled";
export type VaultFinding = "no-copy" | "one-way" | "old-copy" | "drill-due";
export interface Readiness {
  entries: [id: string, level: "shut" | "thin" | "open" | "ready", ...Finding[]][]; vault: [VaultFinding, number][]; marked: number
}
export interface EarlierView {
  part: "about" | "sites" | "otp" | "backup"; from: number; until: number;
  about?: { name: string; account: string; note?: string; tags: string[] }; sites?: SiteView[]; otp?: OtpView; backup?: BackupView
}
export interface HereView {
  host: string; display: string; domain?: string; secure: boolean; fillable: boolean;
  bound: string[]; guessed: string[]; alike: { id: string; host: string }[]
}
export interface CodeView { id: string; code?: string; kind: OtpKind; period: number; expiresAt?: number; next?: string; error?: string }
export interface FilledCode { code: string; expiresAt?: number }
export interface OfferView {
  name: string; account: string; kind: OtpKind; algorithm: string; digits: number; period: number; counter?: number;
  host?: string; warnings: string[]; duplicateOf?: string; code?: string
}
export interface Preview {
  token: string; offers: OfferView[]; errors: { line?: number; code: string }[]; missingParts?: { size: number; missing: number[] }[]
}
export interface FormInput {
  name?: string; account?: string; secret: string; kind?: OtpKind; algorithm?: string; digits?: number; period?: number;
  counter?: number; pin?: string
}
export interface Pick {
  index: number; name?: string; account?: string; host?: string; scope?: "host" | "domain"; into?: string
}
export interface EntryChanges {
  name?: string; account?: string; note?: string; tags?: string[]; pinned?: boolean; reachedBy?: string[];
  sites?: { host: string; scope: "host" | "domain" }[]
}
export interface BackupCode { text: string; label?: string; spent?: boolean }
export interface BackupKeep { id?: string; name?: string; account?: string; host: string; codes: BackupCode[]; reachedBy?: string[] }
export interface BackupCodeView { index: number; label?: string; spentAt?: number; spentOn?: string; mask: string }
export interface SettingsView {
  lockAfter: number; backupAt?: number; backupCount: number; theme: string; clearClipboard: number; hideCodes: boolean;
  kitAt?: number; badge: boolean; drillYearly: boolean
}
"#;
