//! Ways in through the boundary: what each function of the module `keys` gives and refuses.

use holdfast::wasm::{
    JsVault, add_slot, change_key, change_passphrase, create_vault, inspect, judge_passphrase, new_recovery_key,
    passkey_slots, recovery_letters, remove_slot, rename_slot, replace_slot, suggest_passphrase, unlock,
};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{NOW, bytes, fails, first, get, json, list, made, object, passphrase, text};

fn with(way: JsValue, name: &str, value: impl Into<JsValue>) -> JsValue {
    Reflect::set(&way, &name.into(), &value.into()).unwrap();
    way
}

fn recovery(key: &str) -> JsValue {
    with(object(r#"{"kind":"recovery"}"#), "recoveryKey", key)
}

fn passkey(output: u8) -> JsValue {
    let way = with(object(r#"{"kind":"passkey"}"#), "output", Uint8Array::from(&[output; 32][..]));
    with(with(way, "input", Uint8Array::from(&[3; 32][..])), "credential", Uint8Array::from(&b"credential"[..]))
}

fn labels(resealed: &JsValue) -> Vec<String> {
    let slots = get(&get(resealed, "header"), "slots").unchecked_into::<Array>();
    slots.iter().map(|slot| format!("{} {}", text(&slot, "kind"), text(&slot, "label"))).collect()
}

#[wasm_bindgen_test]
fn each_way_in_is_added_opens_is_renamed_and_removed() {
    let (file, key) = made();
    let code = new_recovery_key().unwrap();
    let added = add_slot(&file, &key, with(recovery(&code), "label", "Safe"), NOW).unwrap();
    assert_eq!(get(&get(&added, "header"), "generation"), JsValue::from(2));
    let added = add_slot(&bytes(&added, "file"), &key, passkey(9), NOW).unwrap();
    let (file, id) = (bytes(&added, "file"), text(&added, "id"));
    assert_eq!(labels(&added), ["passphrase ", "recovery Safe", "passkey "]);
    for way in [passphrase("orbit lemon stair"), recovery(&code.to_lowercase()), passkey(9)] {
        assert_eq!(bytes(&unlock(&file, way).unwrap(), "key"), key);
    }
    assert_eq!(text(&unlock(&file, passkey(9)).unwrap(), "slot"), id);
    let asked = first(&passkey_slots(&file).unwrap());
    assert_eq!((bytes(&asked, "input"), bytes(&asked, "credential")), (vec![3; 32], b"credential".to_vec()));
    let renamed = rename_slot(&file, &key, &id, "Key ring", NOW).unwrap();
    assert_eq!(labels(&renamed)[2], "passkey Key ring");
    let removed = remove_slot(&bytes(&renamed, "file"), &key, &id, NOW).unwrap();
    fails(unlock(&bytes(&removed, "file"), passkey(9)), "wrong-passkey");
    assert!(JsVault::open(&bytes(&removed, "file"), &key).is_ok(), "the data key stays");
}

#[wasm_bindgen_test]
fn a_passphrase_and_the_data_key_are_changed() {
    let (file, key) = made();
    let changed = change_passphrase(&file, "orbit lemon stair", "seven brass kettles", NOW).unwrap();
    let file = bytes(&changed, "file");
    assert_eq!(bytes(&changed, "key"), key);
    fails(unlock(&file, passphrase("orbit lemon stair")), "wrong-passphrase");
    fails(change_passphrase(&file, "orbit lemon stair", "seven brass kettles", NOW), "wrong-passphrase");
    let code = new_recovery_key().unwrap();
    let fresh = change_key(&file, &key, list(&[passphrase("seven brass kettles")]), list(&[recovery(&code)]), NOW);
    let fresh = fresh.unwrap();
    let (file, new_key) = (bytes(&fresh, "file"), bytes(&fresh, "key"));
    assert_eq!(labels(&fresh), ["passphrase ", "recovery "]);
    assert_ne!(new_key, key);
    fails(JsVault::open(&file, &key), "wrong-key");
    assert_eq!(bytes(&unlock(&file, recovery(&code)).unwrap(), "key"), new_key);
    let other = change_key(&file, &new_key, list(&[passphrase("seven brass kettles")]), list(&[]), NOW).unwrap();
    assert_eq!(text(&first(&get(&other, "dropped")), "kind"), "recovery");
}

#[wasm_bindgen_test]
fn a_vault_begins_with_all_its_ways_in() {
    let code = new_recovery_key().unwrap();
    let vault = create_vault(list(&[passphrase("orbit lemon stair"), recovery(&code)]), NOW).unwrap();
    assert_eq!(labels(&vault), ["passphrase ", "recovery "]);
    assert_eq!(get(&inspect(&bytes(&vault, "file")).unwrap(), "generation"), JsValue::from(1));
    assert_eq!(bytes(&unlock(&bytes(&vault, "file"), recovery(&code)).unwrap(), "key"), bytes(&vault, "key"));
    assert_eq!(recovery_letters("o1il - ab"), "0111AB");
}

#[wasm_bindgen_test]
fn a_passphrase_is_offered_and_judged() {
    let offered = suggest_passphrase().unwrap();
    assert_eq!(offered.split(' ').count(), 5);
    let verdict = judge_passphrase(&offered).unwrap();
    assert!(get(&verdict, "accepted").is_truthy());
    assert_eq!(
        json(&judge_passphrase("Password2024").unwrap()),
        r#"{"level":"too-common","accepted":false,"reasons":["common-words","year"]}"#
    );
    let spelled = |text| json(&judge_passphrase(text).unwrap());
    assert_eq!(spelled("pa\u{302}te\u{301} et cre\u{300}me"), spelled("p\u{e2}t\u{e9} et cr\u{e8}me"));
}

#[wasm_bindgen_test]
fn what_is_no_way_in_is_refused_by_name() {
    let (file, key) = made();
    let id = text(&unlock(&file, passphrase("orbit lemon stair")).unwrap(), "slot");
    fails(create_vault(list(&[]), NOW), "last-slot");
    fails(create_vault(list(&[passkey(9)]), NOW), "last-slot");
    fails(create_vault(list(&[object(r#"{"kind":"fingerprint"}"#)]), NOW), "bad-input");
    fails(create_vault(list(&["text".into()]), NOW), "bad-input");
    fails(remove_slot(&file, &key, &id, NOW), "last-slot");
    fails(remove_slot(&file, &key, "nonsense", NOW), "no-such-slot");
    fails(replace_slot(&file, &key, &id, passkey(9), NOW), "last-slot");
    fails(rename_slot(&file, &key, &id, &"x".repeat(257), NOW), "bad-input");
    fails(add_slot(&file, &key, passkey(0), NOW), "wrong-passkey");
    fails(add_slot(&file, &key, recovery("0000"), NOW), "recovery-key-mistyped");
    fails(add_slot(&file, &[7; 32], recovery(&new_recovery_key().unwrap()), NOW), "wrong-key");
    fails(change_key(&file, &key, list(&[passphrase("not this one")]), list(&[]), NOW), "wrong-passphrase");
    fails(change_key(&file, &key, list(&[]), list(&[passkey(9)]), NOW), "last-slot");
    fails(unlock(b"something else", passphrase("x")), "not-a-vault");
}
