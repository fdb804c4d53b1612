//! The way of a report from the module that read it to the vault: what arrives is what was read.

use holdfast::import::{self, File, Options};
use holdfast::wasm::{imported_of, read_imported, with_backup_codes, write_imported};

const FILE: &str = r#"{"version":1,"header":{"slots":null,"params":null},"db":{"version":3,
  "groups":[{"uuid":"g1","name":"Work"}],
  "entries":[
    {"type":"totp","uuid":"1","name":"mia@example.org","issuer":"Example","favorite":true,"groups":["g1","gone"],
     "note":"Backup codes:\n1. 4f7a-91bc\n2. 83de-02aa\n3. 77c1-9e0d\n4. 1b2c-88f0\n5. 60de-4c31",
     "info":{"secret":"JBSWY3DPEHPK3PXP","algo":"SHA256","digits":8,"period":60}},
    {"type":"hotp","uuid":"2","name":"ben","issuer":null,"note":"just a note",
     "info":{"secret":"JBSWY3DPEHPK3PXPJBSWY3DP","algo":"SHA1","digits":6,"counter":9007199254740993}},
    {"type":"totp","uuid":"3","name":"broken","issuer":"Bad","info":{"secret":"JBSW0","algo":"SHA1","digits":6,"period":30}}
  ]}}"#;

#[test]
fn a_report_arrives_whole_and_with_the_backup_codes_of_its_notes() {
    let files = [File { name: "aegis.json", bytes: FILE.as_bytes() }];
    let report = import::read(&files, None, &Options::default()).unwrap_or_else(|error| panic!("{error}"));
    let bytes = write_imported(&imported_of(report));
    let arrived = with_backup_codes(&bytes).and_then(|bytes| read_imported(&bytes)).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(arrived.format, "aegis");
    let [first, second] = arrived.entries.as_slice() else { panic!("{} entries", arrived.entries.len()) };
    assert_eq!((first.name.as_str(), first.account.as_str(), first.pinned), ("Example", "mia@example.org", true));
    assert_eq!(first.tags, ["Work"]);
    let otp = &holdfast::vault::otp_in(&first.code).unwrap();
    assert_eq!((otp.algorithm.name(), otp.digits, otp.period), ("sha256", 8, 60));
    let codes: Vec<&str> = first.backup.iter().map(|code| code.text.expose()).collect();
    assert_eq!(codes, ["4f7a-91bc", "83de-02aa", "77c1-9e0d", "1b2c-88f0", "60de-4c31"]);
    assert_eq!((second.note.as_str(), second.backup.len()), ("just a note", 0));
    assert_eq!(holdfast::vault::otp_in(&second.code).unwrap().counter, 9_007_199_254_740_993);
    let [refused] = arrived.refused.as_slice() else { panic!("{} refusals", arrived.refused.len()) };
    assert_eq!(
        (refused.number, refused.title.as_str(), refused.code.as_str()),
        (3, "Bad: broken", "secret-not-base32")
    );
    assert!(refused.source.contains("5 characters") && !refused.source.contains("JBSW0"), "{}", refused.source);
}

/// A name proposes a site when it is exactly that of a service and the file names none; the guess says that it is one.
#[test]
fn a_site_is_proposed_for_what_came_without_one() {
    let list = "otpauth://totp/GitHub:mia?secret=JBSWY3DPEHPK3PXP&issuer=GitHub\n\
                otpauth://totp/gitlab.com:mia?secret=JBSWY3DPEHPK3PXPAA&issuer=gitlab.com\n\
                otpauth://totp/My%20GitHub:mia?secret=JBSWY3DPEHPK3PXPBB&issuer=My%20GitHub\n\
                otpauth://totp/mia?secret=JBSWY3DPEHPK3PXPCC\n";
    let table = "name,url,totp\nGitHub,https://git.example.org/,JBSWY3DPEHPK3PXP\n";
    let arrived = |name: &str, text: &str| {
        let report = import::read(&[File { name, bytes: text.as_bytes() }], None, &Options::default()).unwrap();
        let bytes = with_backup_codes(&write_imported(&imported_of(report))).unwrap();
        read_imported(&bytes).unwrap().entries
    };
    let got: Vec<(Vec<String>, bool)> = arrived("list.txt", list)
        .into_iter()
        .map(|entry| (entry.hosts, entry.warnings.iter().any(|warning| warning == "site-by-name")))
        .collect();
    let guess = |host: &str| (vec![host.to_owned()], true);
    assert_eq!(got, [guess("github.com"), guess("gitlab.com"), (vec![], false), (vec![], false)]);
    for entry in arrived("table.csv", table) {
        assert_eq!((entry.hosts.concat().contains("git.example.org"), entry.hosts.len()), (true, 1));
        assert!(!entry.warnings.iter().any(|warning| warning == "site-by-name"));
    }
}

#[test]
fn bytes_from_elsewhere_are_refused() {
    for bytes in [&b""[..], b"\x86", b"nonsense", &[0x9f; 64]] {
        assert!(read_imported(bytes).is_err() && with_backup_codes(bytes).is_err());
    }
}
