//! Random parameter sets against implementations that share no line with ours: all of them against Python's hmac in
//! one process, a sample of those that it can do (6–8 digits) against oathtool. A missing reference is skipped with
//! a line, but fails where CI is set.

use std::io::Write as _;
use std::process::{Command, Stdio};

use holdfast::otp::{Algorithm, Kind, Otp};
use holdfast::secret::Secret;

use super::chance::Chance;

const SETS: usize = 10_000;
const OATHTOOL_SETS: usize = 200;

struct Set {
    otp: Otp,
    time: u64,
}

impl Set {
    fn any(chance: &mut Chance) -> Set {
        let longest = *chance.pick(&[20, 40, 40, 64, 256]);
        let len = 1 + chance.below(longest);
        let kind = *chance.pick(&[Kind::Totp, Kind::Totp, Kind::Hotp]);
        let mut otp = Otp::new(kind, Secret::new(chance.bytes(len)));
        otp.algorithm = *chance.pick(&[Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512]);
        otp.digits = 4 + chance.below(7) as u8;
        otp.period = if chance.below(2) == 0 { 30 } else { 1 + chance.below(86_400) as u32 };
        let bits = chance.below(63);
        otp.counter = chance.next() >> 1 >> bits;
        let far = chance.below(64);
        let time = if chance.below(2) == 0 { chance.next() >> 32 } else { chance.next() >> far };
        Set { otp, time }
    }

    fn key(&self) -> String {
        self.otp.secret.expose().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn ours(&self) -> String {
        self.otp.code(self.time).unwrap().expose().to_owned()
    }

    fn told(&self) -> String {
        let otp = &self.otp;
        let kind = (otp.kind, otp.algorithm, otp.digits, otp.period);
        format!("{kind:?} counter {} time {} key {}", otp.counter, self.time, self.key())
    }
}

/// Runs a program with this on its stdin; `None` when there is no such program.
fn ask(program: &str, arguments: &[String], input: String) -> Option<Vec<String>> {
    let started = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = started else {
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{program} is missing");
        println!("skipped: no {program}");
        return None;
    };
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "{program} failed");
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

#[test]
fn ten_thousand_random_sets_agree_with_python() {
    let mut chance = Chance(6_238);
    let sets: Vec<Set> = (0..SETS).map(|_| Set::any(&mut chance)).collect();
    let input: String = sets
        .iter()
        .map(|set| {
            let otp = &set.otp;
            let counter = if otp.kind == Kind::Hotp { otp.counter } else { set.time / u64::from(otp.period) };
            format!("{} {} {} {counter}\n", set.key(), otp.algorithm.name(), otp.digits)
        })
        .collect();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/otp/reference.py").to_owned();
    let Some(theirs) = ask("python3", &[script], input) else { return };
    assert_eq!(theirs.len(), SETS);
    for (set, theirs) in sets.iter().zip(theirs) {
        assert_eq!(set.ours(), theirs, "{}", set.told());
    }
}

#[test]
fn random_sets_agree_with_oathtool() {
    let mut chance = Chance(4_226);
    let sets = std::iter::repeat_with(|| Set::any(&mut chance));
    // oathtool: 6–8 digits, times that a calendar has, and a key on stdin so that no process list shows it.
    let able = sets.filter(|set| (6..=8).contains(&set.otp.digits) && set.time < 1 << 33);
    for set in able.filter(|set| set.otp.kind == Kind::Totp || set.otp.algorithm == Algorithm::Sha1).take(OATHTOOL_SETS)
    {
        let otp = &set.otp;
        let mut arguments = vec![format!("--digits={}", otp.digits)];
        if otp.kind == Kind::Hotp {
            arguments.extend(["--hotp".to_owned(), format!("--counter={}", otp.counter)]);
        } else {
            let (algorithm, time) = (otp.algorithm.name(), set.time);
            arguments.extend([format!("--totp={algorithm}"), format!("--time-step-size={}s", otp.period)]);
            arguments.push(format!("--now=1970-01-01 00:00:00 UTC + {time} seconds"));
        }
        arguments.push("-".to_owned());
        let Some(theirs) = ask("oathtool", &arguments, set.key()) else { return };
        assert_eq!(set.ours(), theirs[0], "{}", set.told());
    }
}
