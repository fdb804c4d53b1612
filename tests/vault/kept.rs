//! What is kept for the day on which text messages stop: the printed kit, the fire drill, what the toolbar may say.

use holdfast::vault::{EntryView, SettingsView};

use super::*;

#[test]
fn what_was_never_set_takes_no_byte() {
    let (mut vault, id) = one();
    let before = vault.write();
    vault.mark_drilled(id, 0).unwrap();
    let off = SettingsChanges {
        kit_at: Some(0),
        badge: Some(false),
        drill_yearly: Some(false),
        ..SettingsChanges::default()
    };
    vault.set_settings(off, NOW).unwrap();
    assert!(vault.write() == before);
}

#[test]
fn a_kit_a_drill_and_the_choices_read_back() {
    let (mut vault, id) = one();
    let changed = vault.entry(id).unwrap().changed();
    vault.mark_drilled(id, NOW + 1).unwrap();
    let changes = SettingsChanges {
        kit_at: Some(NOW + 2),
        badge: Some(true),
        drill_yearly: Some(true),
        ..SettingsChanges::default()
    };
    vault.set_settings(changes, NOW + 3).unwrap();
    let read = copy(&vault);
    assert!(same(&vault, &read));
    let entry = read.entry(id).unwrap();
    assert_eq!((entry.drilled, entry.changed()), (NOW + 1, changed), "a drill is no change: no backup is older for it");
    let settings = read.settings();
    assert_eq!((settings.kit_at, settings.badge, settings.drill_yearly), (NOW + 2, true, true));
    let view = SettingsView::from(settings);
    assert_eq!((view.kit_at, view.badge, view.drill_yearly), (Some((NOW + 2) as f64), true, true));
    assert_eq!(EntryView::of(entry, NOW).drilled_at, Some((NOW + 1) as f64));
    let late = SettingsChanges { kit_at: Some(1 << 53), ..SettingsChanges::default() };
    assert_eq!(vault.set_settings(late, NOW), Err(Error::BadInput));
}

#[test]
fn of_two_drills_the_later_one_counts() {
    for (ours, theirs) in [(1, 2), (2, 1), (0, 2), (2, 0)] {
        let (mut vault, id) = one();
        let mut other = copy(&vault);
        vault.mark_drilled(id, ours).unwrap();
        other.mark_drilled(id, theirs).unwrap();
        vault.merge(other).unwrap();
        assert_eq!(vault.entry(id).unwrap().drilled, 2);
    }
}

#[test]
fn a_drill_is_for_an_entry_that_is_there_and_can_be_taken_back() {
    let (mut vault, id) = one();
    vault.mark_drilled(id, NOW).unwrap();
    vault.mark_drilled(id, 0).unwrap();
    assert_eq!(vault.entry(id).unwrap().drilled, 0);
    vault.remove(id, NOW).unwrap();
    assert_eq!(vault.mark_drilled(id, NOW), Err(Error::NoSuchEntry));
}

#[test]
fn an_account_of_which_nothing_is_kept_has_a_name_and_a_site() {
    let mut desk = desk();
    let bare = |name: &str, host: &str, by: &str| BackupKeep {
        id: None,
        name: Some(name.into()),
        account: Some("anna".into()),
        host: host.into(),
        codes: Vec::new(),
        reached_by: vec![by.into()],
    };
    let id = desk.keep_backup(bare("", "login.example.com", "sms"), NOW, &mut SystemRandom).unwrap();
    let view = &desk.list(NOW)[0];
    assert_eq!(
        (view.id.clone(), view.name.as_str(), view.weak),
        (id.to_string(), "login.example.com", Some("texts-only"))
    );
    assert_eq!((view.sites[0].host.as_str(), view.sites[0].scope), ("login.example.com", "domain"));
    let named = desk.keep_backup(bare("Bank", "", "call"), NOW, &mut SystemRandom).unwrap();
    assert!(desk.vault().entry(named).unwrap().sites.value.is_empty());
    assert_eq!(desk.keep_backup(bare("", "", "sms"), NOW, &mut SystemRandom).err(), Some(Error::EmptyEntry));
    assert!(desk.keep_backup(bare("Bank", "not a host", "sms"), NOW, &mut SystemRandom).is_err());
    let into = BackupKeep { id: Some(named.to_string()), ..bare("", "", "sms") };
    assert_eq!(
        desk.keep_backup(into, NOW, &mut SystemRandom).err(),
        Some(Error::NoBackupCodes),
        "it has codes to lose"
    );
    assert_eq!(desk.keep_backup(bare("Bank", "", "pigeon"), NOW, &mut SystemRandom).err(), Some(Error::BadInput));
}
