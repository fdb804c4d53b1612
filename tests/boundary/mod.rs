//! What both a page and a worker must be able to do through the boundary; shared by `web` and `web_worker`.

mod keys;
#[path = "../otp/standards.rs"]
mod standards;

use holdfast::wasm::{JsVault, create_vault, inspect, read_text, unlock};
use js_sys::{Array, Error, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const NOW: f64 = 1_700_000_000_000.0;
const URI: &str = "otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&digits=8";
const PAGE: &str = "https://www.example.com/settings";

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

fn text(value: &JsValue, name: &str) -> String {
    get(value, name).as_string().unwrap()
}

fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn bytes(value: &JsValue, name: &str) -> Vec<u8> {
    get(value, name).dyn_into::<Uint8Array>().unwrap().to_vec()
}

fn list(values: &[JsValue]) -> Array {
    values.iter().collect()
}

/// A way in: a passphrase.
fn passphrase(text: &str) -> JsValue {
    let way = object(r#"{"kind":"passphrase"}"#);
    Reflect::set(&way, &"passphrase".into(), &text.into()).unwrap();
    way
}

fn first(list: &JsValue) -> JsValue {
    list.dyn_ref::<Array>().unwrap().get(0)
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn code(thrown: &JsValue) -> String {
    let error = thrown.dyn_ref::<Error>().expect("a real Error");
    assert_eq!(String::from(error.name()), "HoldfastError");
    assert_eq!(String::from(error.message()), text(thrown, "code"), "the message is the code, never input");
    text(thrown, "code")
}

fn fails<T>(result: Result<T, JsValue>, expected: &str) {
    assert_eq!(result.err().map(|thrown| code(&thrown)).as_deref(), Some(expected));
}

/// A fresh vault: its file and its data key.
fn made() -> (Vec<u8>, Vec<u8>) {
    let vault = create_vault(list(&[passphrase("orbit lemon stair")]), NOW).unwrap();
    (bytes(&vault, "file"), bytes(&vault, "key"))
}

#[wasm_bindgen_test]
fn from_an_empty_vault_to_a_code_and_back() {
    let (file, key) = made();
    assert_eq!(bytes(&unlock(&file, passphrase("orbit lemon stair")).unwrap(), "key"), key);
    fails(unlock(&file, passphrase("orbit lemon stairs")), "wrong-passphrase");

    let mut vault = JsVault::open(&file, &key).unwrap();
    let preview = vault.preview_finds(&read_text(URI).unwrap().to_vec(), Some(PAGE.into()), NOW).unwrap();
    assert!(!json(&preview).contains("GEZDGNBV"), "P2");
    assert_eq!(text(&first(&get(&preview, "offers")), "host"), "www.example.com");
    let ids = vault.add(&text(&preview, "token"), object(r#"[{"index":0}]"#), NOW).unwrap();
    let id = first(&ids).as_string().unwrap();

    let codes = vault.codes(None, 59_000.0).unwrap();
    assert_eq!(text(&first(&codes), "code"), "94287082", "RFC 6238 appendix B");
    assert_eq!(get(&first(&codes), "expiresAt"), JsValue::from(60_000));
    let filled = vault.code_for(&id, "https://login.example.com/", 59_000.0, false).unwrap();
    assert_eq!(text(&filled, "code"), "94287082");

    let sealed = vault.seal(NOW + 1.0).unwrap().to_vec();
    assert_eq!(get(&inspect(&sealed).unwrap(), "generation"), JsValue::from(2));
    let again = JsVault::open(&sealed, &key).unwrap();
    assert_eq!(text(&first(&again.list(NOW).unwrap()), "name"), "Example");
    assert!((again.generation() - 2.0).abs() < f64::EPSILON);
}

#[wasm_bindgen_test]
fn what_looks_the_same_is_the_same_passphrase() {
    let vault = create_vault(list(&[passphrase("pa\u{302}te\u{301} et cre\u{300}me")]), NOW).unwrap();
    assert!(unlock(&bytes(&vault, "file"), passphrase("p\u{e2}t\u{e9} et cr\u{e8}me")).is_ok());
}

#[wasm_bindgen_test]
fn every_refusal_is_a_real_error_with_a_code() {
    fails(create_vault(list(&[passphrase("password")]), NOW), "passphrase-too-weak");
    fails(create_vault(list(&[passphrase("orbit lemon stair")]), f64::NAN), "bad-input");
    fails(inspect(b"something else"), "not-a-vault");
    fails(inspect(b""), "not-a-vault");
    let (file, key) = made();
    fails(JsVault::open(&file, &[0; 32]), "wrong-key");
    fails(JsVault::open(&file, b"short"), "wrong-key");
    let mut damaged = file.clone();
    *damaged.last_mut().unwrap() ^= 1;
    fails(JsVault::open(&damaged, &key), "damaged");
    let mut vault = JsVault::open(&file, &key).unwrap();
    fails(vault.add("not a token", object(r#"[{"index":0}]"#), NOW), "offer-expired");
    fails(vault.add("", object(r#"{"index":0}"#), NOW), "bad-input");
    fails(vault.remove("nonsense", NOW), "no-such-entry");
    fails(vault.preview_finds(&[0xff], None, NOW), "bad-input");
    fails(vault.set_settings(object(r#"{"theme":"pink"}"#), NOW), "bad-input");
}

#[wasm_bindgen_test]
fn backup_codes_are_kept_masked_shown_one_at_a_time_and_spent() {
    let (file, key) = made();
    let mut vault = JsVault::open(&file, &key).unwrap();
    let keep = object(
        r#"{"host":"example.com","codes":[{"text":"alpha-one-1"},{"text":"bravo-two-2","label":"2"},{"text":"old","spent":true}]}"#,
    );
    let id = vault.keep_backup(keep, NOW).unwrap();
    let list = vault.list_backup(&id).unwrap();
    assert!(!json(&list).contains("alpha") && !json(&vault.list(NOW).unwrap()).contains("bravo"), "P2");
    assert_eq!(vault.reveal_backup(&id, 1).unwrap(), "bravo-two-2");
    fails(vault.backup_for(&id, 0, "https://evil.example.net/", false), "not-bound");
    assert_eq!(vault.backup_for(&id, 0, "https://example.com/", false).unwrap(), "alpha-one-1");
    vault.spend(&id, 0, "example.com", NOW).unwrap();
    fails(vault.spend(&id, 0, "example.com", NOW), "already-spent");
    let backup = get(&first(&vault.list(NOW).unwrap()), "backup");
    assert_eq!(get(&backup, "unspent"), JsValue::from(1));
    vault.unspend(&id, 0, NOW).unwrap();
    fails(vault.reveal_backup(&id, 3), "no-such-code");
}

#[wasm_bindgen_test]
fn an_older_copy_is_brought_back_by_adding_or_by_replacing() {
    let (file, key) = made();
    let mut vault = JsVault::open(&file, &key).unwrap();
    let keep = |name: &str| object(&format!(r#"{{"name":"{name}","host":"","codes":[{{"text":"1234-5678"}}]}}"#));
    let first = vault.keep_backup(keep("First"), NOW).unwrap();
    let old = vault.seal(NOW).unwrap().to_vec();
    vault.keep_backup(keep("Second"), NOW + 1.0).unwrap();
    vault.seal(NOW).unwrap();
    vault.merge(&old).unwrap();
    assert_eq!((vault.count(), vault.generation()), (2, 3.0), "nothing goes when something is added");
    vault.replace(&old, None).unwrap();
    assert_eq!((vault.count(), vault.generation()), (1, 3.0), "as it was, but no earlier generation");
    assert_eq!(text(&vault.entry(&first, NOW).unwrap(), "name"), "First");
    fails(vault.replace(&made().0, None), "other-vault");
    fails(vault.replace(&old, Some(vec![7; 32])), "wrong-key");
    assert_eq!(vault.count(), 1);
}

/// The buffers that crossed and the entry itself: nothing of the secret is left in linear memory.
#[wasm_bindgen_test]
fn memory_holds_no_secret_after_the_vault_is_dropped() {
    let (file, key) = made();
    // Put together here, so that the test's own data section does not hold what it looks for.
    let secret: String = "MFRGGZDFMZTWQ2LK".chars().rev().chain("NNWG23TPOBYXE43U".chars()).collect();
    let mut vault = JsVault::open(&file, &key).unwrap();
    let form = Object::new();
    Reflect::set(&form, &"secret".into(), &secret.as_str().into()).unwrap();
    let preview = vault.preview_form(form.into(), None, NOW).unwrap();
    vault.add(&text(&preview, "token"), object(r#"[{"index":0}]"#), NOW).unwrap();
    let needle = holdfast::otp::base32::decode(&secret).unwrap().expose().to_vec();
    assert!(count(&needle) > 0, "the search itself works");
    drop(vault);
    let own = 1; // `needle`
    assert_eq!(count(&needle), own, "bytes of the secret");
    assert_eq!(count(&key), own, "the data key: `key` alone");
}

fn count(needle: &[u8]) -> usize {
    let memory = wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>();
    let memory = Uint8Array::new(&memory.buffer());
    let (mut found, mut from) = (0, 0);
    loop {
        let at = memory.index_of(needle[0], i32::try_from(from).unwrap());
        let Ok(at) = u32::try_from(at) else { return found };
        let rest = (0..needle.len()).all(|n| memory.get_index(at + u32::try_from(n).unwrap()) == needle[n]);
        found += usize::from(rest);
        from = at + 1;
    }
}
