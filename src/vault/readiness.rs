//! What would still open each account if text messages stopped today, and what would keep them all when this computer is
//! lost. Every judgement is a row of [`RULES`] or [`VAULT_RULES`]; the worst stands first.

use super::{Entry, Id, Vault, change::FACTORS};
use crate::backup::Standing;

const YEAR: u64 = 365 * 24 * 60 * 60 * 1000;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing that is known would open the account.
    Shut,
    /// It opens, and one loss away it does not.
    Thin,
    /// It opens; something is worth doing.
    Open,
    /// Nothing to say.
    Ready,
}

impl Level {
    /// The stable word for JavaScript.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Level::Shut => "shut",
            Level::Thin => "thin",
            Level::Open => "open",
            Level::Ready => "ready",
        }
    }
}

/// What is known of the vault as a whole, beside its entries.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts {
    /// Milliseconds since 1970.
    pub now: u64,
    /// When a backup file was last read back; 0 for never.
    pub backup_at: u64,
    /// When a kit was last printed; 0 for never.
    pub kit_at: u64,
    /// Whether trying it is to be asked for once a year.
    pub drill_yearly: bool,
    /// Passphrases, recovery keys and passkeys that open the vault.
    pub ways: usize,
}

/// What the rules look at, gathered once for each entry.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// It has a one-time code here.
    otp: bool,
    /// How its backup codes stand, if it ever had any.
    standing: Option<Standing>,
    /// One of them is left.
    usable: bool,
    /// Text messages or calls let its owner in.
    texted: bool,
    /// E-mail does.
    mailed: bool,
    /// An app on another device does.
    app: bool,
    /// A security key or a passkey does.
    key: bool,
    /// Backup codes that are kept elsewhere do.
    elsewhere: bool,
    /// They were printed.
    printed: bool,
    /// A code was spent after that, and no kit came later.
    outdated: bool,
    /// No kit is as new as they are.
    off_paper: bool,
    /// Neither a backup file nor a kit is as new as what opens it.
    uncopied: bool,
    /// More than a year since it was tried, where its owner wants to be told.
    due: bool,
}

impl Seen {
    fn of(entry: &Entry, facts: &Facts) -> Self {
        let mut named = [false; FACTORS.len()];
        for name in &entry.about.value.reached_by {
            for (seen, known) in named.iter_mut().zip(FACTORS) {
                *seen |= name == known;
            }
        }
        let [sms, call, mailed, app, key, elsewhere] = named;
        let set = entry.backup.as_ref().map(|part| &part.value);
        let standing = set.map(|set| set.standing(facts.now));
        let usable = standing.is_some_and(|standing| standing != Standing::None);
        let captured = set.filter(|_| usable).map_or(0, |set| set.captured_at);
        let came = entry.otp.as_ref().map_or(0, |part| part.changed).max(captured);
        let spent = entry.backup.as_ref().map_or(0, |part| part.changed);
        Seen {
            otp: entry.otp.is_some(),
            standing,
            usable,
            texted: sms || call,
            mailed,
            app,
            key,
            elsewhere,
            printed: set.is_some_and(|set| set.printed_at.is_some()),
            outdated: set.is_some_and(crate::backup::Set::sheet_outdated) && facts.kit_at < spent,
            off_paper: facts.kit_at < captured,
            uncopied: came > facts.backup_at.max(facts.kit_at),
            due: facts.drill_yearly && facts.now.saturating_sub(entry.drilled.max(entry.created)) > YEAR,
        }
    }

    /// Nothing in this vault opens it.
    const fn bare(&self) -> bool {
        !self.otp && !self.usable
    }

    /// Something that is kept, here or elsewhere, backup codes in this vault aside.
    fn ways(&self) -> u8 {
        u8::from(self.otp || self.app).wrapping_add(self.key.into()).wrapping_add(self.elsewhere.into())
    }
}

/// One row: what holds of an entry.
pub struct Rule {
    /// The stable word for JavaScript.
    pub code: &'static str,
    /// How bad it is.
    pub level: Level,
    /// Lists and the toolbar show it. What is the same for nearly all entries would say nothing there.
    pub marked: bool,
    holds: fn(&Seen) -> bool,
}

const fn rule(code: &'static str, level: Level, marked: bool, holds: fn(&Seen) -> bool) -> Rule {
    Rule { code, level, marked, holds }
}

/// What is judged of an entry, the worst first.
pub const RULES: [Rule; 12] = [
    // Text messages or calls are all there is.
    rule("texts-only", Level::Shut, true, |seen| seen.bare() && seen.texted && !seen.mailed && seen.ways() == 0),
    // Nothing is here, and nothing else is known.
    rule("nothing", Level::Shut, true, |seen| seen.bare() && !seen.texted && !seen.mailed && seen.ways() == 0),
    // There were backup codes, and all are spent.
    rule("backup-none", Level::Thin, true, |seen| seen.standing == Some(Standing::None)),
    // One thing opens it, here or elsewhere, and there are no backup codes for the day it is lost.
    rule("no-backup", Level::Thin, true, |seen| seen.standing.is_none() && seen.ways() == 1),
    // The mailbox alone: whoever is shut out of it is shut out here.
    rule("mail-only", Level::Thin, true, |seen| seen.bare() && seen.mailed && seen.ways() == 0),
    rule("backup-few", Level::Thin, true, |seen| seen.standing == Some(Standing::Few)),
    // Lost with this browser: no backup file, kit or sheet has what opens it.
    rule("here-alone", Level::Thin, false, |seen| !seen.bare() && seen.uncopied && !(seen.usable && seen.printed)),
    rule("backup-old", Level::Open, true, |seen| seen.standing == Some(Standing::Old)),
    // A code was spent since the sheet was printed, and no kit came after.
    rule("sheet-outdated", Level::Open, false, |seen| seen.usable && seen.outdated),
    rule("not-printed", Level::Open, false, |seen| seen.usable && !seen.printed && seen.off_paper),
    // Each sign-in takes one away.
    rule("codes-only", Level::Open, false, |seen| seen.usable && !seen.otp && !seen.app && !seen.key),
    // Never tried, or not for a year, where its owner wants to be reminded.
    rule("not-drilled", Level::Open, false, |seen| !seen.bare() && seen.due),
];

/// Which rows hold: a bit for each, the first one lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Findings(u16);

impl Findings {
    /// The rows, the worst first.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        const ROWS: &[Rule] = &RULES;
        ROWS.iter().enumerate().filter(move |(row, _)| self.has(*row)).map(|(_, rule)| rule)
    }

    /// As bad as the worst of them.
    #[must_use]
    pub fn level(self) -> Level {
        self.rules().next().map_or(Level::Ready, |rule| rule.level)
    }

    const fn has(self, row: usize) -> bool {
        (self.0 >> row) & 1 == 1
    }

    /// The place of the worst one; behind all of them for none.
    const fn worst(self) -> usize {
        self.0.trailing_zeros() as usize
    }
}

/// What the entries come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// Entries that this vault alone has.
    pub alone: usize,
    /// Entries that are to be tried.
    pub undrilled: usize,
}

/// One row: how many entries something of the whole vault concerns; 0 where it does not hold.
pub struct VaultRule {
    /// The stable word for JavaScript.
    pub code: &'static str,
    counts: fn(&Sum, &Facts) -> usize,
}

/// What is judged of the vault, the worst first.
pub const VAULT_RULES: [VaultRule; 4] = [
    // Neither a backup file nor a kit was ever made.
    VaultRule { code: "no-copy", counts: |sum, facts| if copied(facts) { 0 } else { sum.alone } },
    // Whoever forgets it, or loses it, has nothing.
    VaultRule { code: "one-way", counts: |_, facts| usize::from(facts.ways == 1) },
    // The newest of them is older than the codes of some entries.
    VaultRule { code: "old-copy", counts: |sum, facts| if copied(facts) { sum.alone } else { 0 } },
    VaultRule { code: "drill-due", counts: |sum, _| sum.undrilled },
];

const fn copied(facts: &Facts) -> bool {
    facts.backup_at > 0 || facts.kit_at > 0
}

impl Entry {
    /// What is to be said of it.
    #[must_use]
    pub fn findings(&self, facts: &Facts) -> Findings {
        let seen = Seen::of(self, facts);
        let mut found = 0;
        for (row, rule) in RULES.iter().enumerate() {
            found |= u16::from((rule.holds)(&seen)) << row;
        }
        Findings(found)
    }

    /// The worst of what lists show.
    #[must_use]
    pub fn weak(&self, now: u64) -> Option<&'static str> {
        let facts = Facts { now, ..Facts::default() };
        self.findings(&facts).rules().find(|rule| rule.marked).map(|rule| rule.code)
    }
}

/// The whole vault, judged.
pub struct Readiness {
    /// Every entry outside the trash, the worst first, those that have the same in the order in which they were given.
    pub entries: Vec<(Id, Findings)>,
    /// What concerns the whole vault, the worst first, and how many entries.
    pub vault: Vec<(&'static str, usize)>,
    /// Entries of which lists show something.
    pub marked: usize,
}

impl Vault {
    /// Judges everything. `entries` in the order in which people read them.
    #[must_use]
    pub fn readiness(&self, entries: &[&Entry], now: u64, ways: usize) -> Readiness {
        let settings = self.settings();
        let facts = Facts {
            now,
            backup_at: settings.backup_at,
            kit_at: settings.kit_at,
            drill_yearly: settings.drill_yearly,
            ways,
        };
        let (mut sum, mut marked) = (Sum::default(), 0_usize);
        let mut judged = Vec::with_capacity(entries.len());
        for entry in entries.iter().filter(|entry| !entry.is_trashed()) {
            let found = entry.findings(&facts);
            let named = |code: &str| usize::from(found.rules().any(|rule| rule.code == code));
            sum.alone = sum.alone.saturating_add(named("here-alone"));
            sum.undrilled = sum.undrilled.saturating_add(named("not-drilled"));
            marked = marked.saturating_add(usize::from(found.rules().any(|rule| rule.marked)));
            judged.push((entry.id, found));
        }
        let mut sorted = Vec::with_capacity(judged.len());
        for worst in (0..RULES.len()).chain([Findings(0).worst()]) {
            sorted.extend(judged.iter().filter(|(_, found)| found.worst() == worst).copied());
        }
        let counted = VAULT_RULES.iter().map(|rule| (rule.code, (rule.counts)(&sum, &facts)));
        Readiness { entries: sorted, vault: counted.filter(|(_, count)| *count > 0).collect(), marked }
    }
}
