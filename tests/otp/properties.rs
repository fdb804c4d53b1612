//! What holds for every input: reading never panics, and what is written is read back identically.

use holdfast::otp::{Algorithm, Kind, Named, Otp, migration, uri};
use holdfast::secret::{Secret, SecretText};

use super::chance::Chance;

fn any(chance: &mut Chance) -> Named {
    let kind = *chance.pick(&Kind::ALL);
    let least = if kind == Kind::Yandex { 16 } else { 1 };
    let len = least + chance.below(60);
    let mut otp = Otp::new(kind, Secret::new(chance.bytes(len)));
    if matches!(kind, Kind::Totp | Kind::Hotp) {
        otp.algorithm = *chance.pick(&Algorithm::ALL[..3]);
        otp.digits = 4 + chance.below(7) as u8;
    }
    if kind == Kind::Totp {
        otp.period = *chance.pick(&[1, 2, 29, 30, 60, 3_600, 86_399, 86_400]);
    }
    if kind == Kind::Hotp {
        let bits = chance.below(63);
        otp.counter = chance.next() >> 1 >> bits;
    }
    if kind.needs_pin() && chance.below(2) == 0 {
        otp.pin = Some(SecretText::new((1_000 + chance.below(9_000)).to_string()));
    }
    let issuer = if chance.below(4) == 0 { "Steam".to_owned() } else { chance.name() };
    let account = if chance.below(4) == 0 { "Steam".to_owned() } else { chance.name() };
    let mut named = Named::new(&issuer, &account, otp).unwrap();
    for _ in 0..chance.below(3) {
        let name = format!("x{}", chance.name().trim());
        if !named.aside.iter().any(|(n, _)| n.eq_ignore_ascii_case(&name)) {
            named.aside.push((name, chance.name()));
        }
    }
    named
}

#[test]
fn what_is_written_is_read_back_identically() {
    let mut chance = Chance(1);
    for round in 0..20_000 {
        let named = any(&mut chance);
        let written = uri::write(&named);
        let read = uri::read(written.expose()).unwrap_or_else(|e| panic!("round {round}: {e}: {}", written.expose()));
        assert!(read == named, "round {round}: {}\n{}", written.expose(), uri::write(&read).expose());
    }
}

#[test]
fn an_export_is_read_back_identically() {
    let mut chance = Chance(2);
    for round in 0..300 {
        let count = chance.below(40);
        let mut all: Vec<Named> = (0..count).map(|_| any(&mut chance)).collect();
        all.iter_mut().for_each(|named| named.aside.clear());
        let written = migration::write(&all.iter().collect::<Vec<_>>(), chance.next() as i32);
        let mut collector = migration::Collector::default();
        for part in &written.parts {
            assert_eq!(collector.take(migration::read(part.expose()).unwrap()), []);
        }
        assert!(collector.incomplete().is_empty());
        let mut index = 0;
        all.retain(|_| {
            index += 1;
            !written.left_out.contains(&(index - 1))
        });
        assert!(collector.into_entries() == all, "round {round}");
    }
}

#[test]
fn every_code_that_passes_the_check_can_be_made() {
    let mut chance = Chance(3);
    for _ in 0..2_000 {
        let mut otp = any(&mut chance).otp;
        (otp.digits, otp.period) = (chance.next() as u8 % 16, chance.next() as u32 >> chance.below(32));
        let time = chance.next() >> chance.below(64);
        let needs = otp.kind.needs_pin() && otp.pin.is_none();
        assert_eq!(otp.check().is_ok() && !needs, otp.code(time).is_ok());
        if let Ok(code) = otp.code(time) {
            assert_eq!(code.expose().chars().count(), usize::from(otp.digits));
        }
    }
}
