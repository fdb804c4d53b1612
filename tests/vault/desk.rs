//! What the pages may ask of an open vault: views, codes, offers, the next generation.

use super::*;

#[test]
fn p2_no_view_holds_a_secret() {
    let mut desk = desk();
    let random = &mut SystemRandom;
    let id = enrolled(&mut desk, RFC_URI);
    let codes = ["alpha-one-1", "bravo-two-2"].map(|text| KeptCode { text: text.into(), label: None, spent: false });
    let keep = BackupKeep {
        id: Some(id.to_string()),
        name: None,
        account: None,
        host: "example.com".into(),
        codes: codes.into(),
        reached_by: Vec::new(),
    };
    desk.keep_backup(keep, NOW, random).unwrap();
    let preview = desk.preview_text(RFC_URI, None, NOW, random).unwrap();
    assert_eq!(preview.offers[0].duplicate_of, Some(id.to_string()));
    let seen = [
        serde_json::to_string(&desk.list(NOW)).unwrap(),
        format!("{:?}", desk.list(NOW)),
        serde_json::to_string(&desk.here("https://example.com/")).unwrap(),
        serde_json::to_string(&desk.vault().entry(id).unwrap().backup_codes().unwrap()).unwrap(),
        serde_json::to_string(&preview).unwrap(),
    ];
    for view in &seen {
        for secret in ["GEZDGNBV", "12345678901", "3132333435", "alpha-one", "bravo-two", "MTIzNDU2"] {
            assert!(!view.contains(secret), "{secret} in {view}");
        }
    }
    assert!(seen[0].contains("Example"));
}

#[test]
fn the_codes_are_those_of_rfc_6238() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    for (seconds, code) in [(59, "94287082"), (1_111_111_109, "07081804"), (20_000_000_000, "65353130")] {
        let views = desk.codes(None, seconds * 1_000);
        assert_eq!(views[0].code.as_ref().map(|code| code.expose()), Some(code));
        assert_eq!(views[0].expires_at, Some((seconds / 30 + 1) * 30_000));
        assert_eq!(desk.code_for(id, "https://login.example.com/", seconds * 1_000, false).unwrap().code, code);
    }
    assert!(desk.codes(None, 59_000)[0].next.is_some());
    assert!(desk.codes(None, 31_000)[0].next.is_none());
}

#[test]
fn p3_a_code_is_for_a_bound_site_or_a_persons_yes() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    let code = |desk: &Desk, url: &str, yes: bool| desk.code_for(id, url, NOW, yes).map(|_| ());
    assert_eq!(code(&desk, "https://example.com/", false), Ok(()));
    assert_eq!(code(&desk, "https://example.com.evil.net/", false), Err(Error::NotBound));
    assert_eq!(code(&desk, "https://examp1e.com/", false), Err(Error::NotBound));
    assert_eq!(code(&desk, "https://examp1e.com/", true), Ok(()));
    for never in ["http://example.com/", "file:///etc/passwd", "data:text/html,x", ""] {
        assert_eq!(code(&desk, never, true), Err(Error::NeverFilled), "{never}");
    }
    assert_eq!(desk.backup_for(id, 0, "https://evil.net/", false), Err(Error::NotBound));
    let here = desk.here("https://www.example.com/login");
    assert_eq!((here.bound, here.domain.as_deref()), (vec![id.to_string()], Some("example.com")));
    assert_eq!(desk.here("https://examp1e.com/").alike[0].host, "www.example.com");
    assert!(!desk.here("chrome://settings").fillable);
}

#[test]
fn a_trashed_entry_gives_no_code() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    desk.vault_mut().remove(id, NOW).unwrap();
    assert!(desk.codes(None, NOW).is_empty() && desk.codes(Some(&[id]), NOW).is_empty());
    assert!(desk.code_for(id, "https://example.com/", NOW, true).is_err_and(|e| e == Error::NoSuchEntry));
    assert!(desk.here("https://example.com/").bound.is_empty());
}

#[test]
fn a_counted_code_comes_only_after_the_counter_went_on() {
    let mut desk = desk();
    let id = enrolled(&mut desk, "otpauth://hotp/Example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&counter=0");
    assert!(desk.codes(None, NOW).is_empty());
    assert_eq!(desk.hotp_code(id), Err(Error::CounterOutOfRange));
    for code in ["755224", "287082", "359152"] {
        desk.vault_mut().advance(id, NOW).unwrap();
        assert_eq!(desk.hotp_code(id).as_deref(), Ok(code), "RFC 4226 appendix D");
    }
}

#[test]
fn an_offer_is_for_its_own_vault_and_for_an_hour() {
    let (mut one, mut two) = (desk(), desk());
    let random = &mut SystemRandom;
    let preview = one.preview_text(RFC_URI, None, NOW, random).unwrap();
    assert_eq!(two.add(&preview.token, vec![take(0)], NOW, random), Err(Error::OfferExpired));
    assert_eq!(one.add(&preview.token, vec![take(0)], NOW + 3_600_001, random), Err(Error::OfferExpired));
    assert_eq!(one.add(&preview.token[1..], vec![take(0)], NOW, random), Err(Error::OfferExpired));
    assert_eq!(one.add(&preview.token, vec![take(0), take(0)], NOW, random), Err(Error::BadInput));
    assert_eq!(one.add(&preview.token, vec![take(1)], NOW, random), Err(Error::BadInput));
    assert_eq!(one.vault().count(), 0, "all or none");
    let file = one.seal(NOW, random).unwrap();
    assert!(!file.windows(8).any(|bytes| bytes == b"GEZDGNBV"));
    let kept = Pick { name: Some("Mine".into()), host: Some("sign-in.example.net".into()), ..take(0) };
    one.add(&preview.token, vec![kept], NOW, random).unwrap();
    let view = &one.list(NOW)[0];
    assert_eq!((view.name.as_str(), view.sites[0].learned, view.sites[0].scope), ("Mine", "confirmed", "domain"));
}

#[test]
fn an_offer_completes_an_account_of_backup_codes_and_no_other() {
    let mut one = desk();
    let random = &mut SystemRandom;
    let code = |text: &str| KeptCode { text: text.into(), label: None, spent: false };
    let keep = BackupKeep {
        id: None,
        name: Some("Localhost".into()),
        account: None,
        host: "harbour.example".into(),
        codes: vec![code("alpha-one-1"), code("alpha-two-2")],
        reached_by: Vec::new(),
    };
    let id = one.keep_backup(keep, NOW, random).unwrap().to_string();
    let preview = one.preview_text(RFC_URI, Some("https://harbour.example/"), NOW, random).unwrap();
    let into = |id: &str| vec![Pick { into: Some(id.into()), ..take(0) }];
    assert!(one.add(&preview.token, into("no id"), NOW, random).is_err());
    let ids = one.add(&preview.token, into(&id), NOW, random).unwrap();
    assert_eq!(ids.iter().map(ToString::to_string).collect::<Vec<_>>(), [id.as_str()]);
    let views = one.list(NOW);
    assert_eq!((views.len(), views[0].backup.as_ref().map(|set| set.total)), (1, Some(2)));
    assert!(views[0].otp.is_some());
    assert_ne!(views[0].name, "Localhost", "the site's own name goes before the guessed one");
    assert_eq!(one.add(&preview.token, into(&id), NOW, random), Err(Error::BadInput), "it has a code now");
}

#[test]
fn a_form_offers_what_was_typed_or_says_what_is_wrong() {
    let desk = desk();
    let form = |secret: &str, kind: &str| FormInput {
        name: "Form".into(),
        account: String::new(),
        secret: secret.into(),
        kind: Some(kind.into()),
        algorithm: None,
        digits: None,
        period: None,
        counter: None,
        pin: None,
    };
    let preview = |form| desk.preview_form(form, Some("http://localhost:8080/"), NOW, &mut SystemRandom).unwrap();
    let good = preview(form("gezd gnbv gy3t qojq", "totp"));
    assert_eq!((good.offers[0].name.as_str(), good.offers[0].host.as_deref()), ("Form", Some("localhost:8080")));
    for (secret, kind, code) in
        [("", "totp", "secret-missing"), ("1!", "totp", "secret-not-base32"), ("AAAA", "x", "unknown-kind")]
    {
        assert_eq!(preview(form(secret, kind)).errors[0].code, code);
    }
}

#[test]
fn p5_sealing_gives_the_next_generation_and_opening_it_the_same_vault() {
    let mut desk = desk();
    let id = enrolled(&mut desk, RFC_URI);
    let before = desk.vault().write();
    let file = desk.seal(NOW + 1, &mut SystemRandom).unwrap();
    assert_eq!(desk.header().generation, 2);
    assert!(desk.vault().write() == before);
    desk.vault_mut().remove(id, NOW + 2).unwrap();
    let newer = desk.seal(NOW + 2, &mut SystemRandom).unwrap();
    assert_eq!(holdfast::seal::inspect(&newer).unwrap().generation, 3);
    desk.merge(&file).unwrap();
    assert_eq!(desk.header().generation, 3);
    assert!(desk.vault().entry(id).unwrap().is_trashed());
    assert_eq!(desk.merge(&self::desk().seal(NOW, &mut SystemRandom).unwrap()), Err(Error::OtherVault));
}
