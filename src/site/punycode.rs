//! Punycode (RFC 3492) for one label, both ways, without tables. Also compiled into build.rs, so it names nothing
//! of the crate.

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_N: u32 = 128;
/// A label has at most 63 bytes (RFC 1035 §2.3.4), so no honest one holds more characters.
const LONGEST: usize = 63;

fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta = delta.saturating_add(delta.checked_div(points).unwrap_or(0));
    let mut k = 0_u32;
    while delta > ((BASE - T_MIN) * T_MAX) / 2 {
        delta /= BASE - T_MIN;
        k = k.saturating_add(BASE);
    }
    k.saturating_add((BASE.saturating_mul(delta)).checked_div(delta.saturating_add(SKEW)).unwrap_or(0))
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

/// The label behind `xn--`, without that prefix. `None` when it is no punycode.
pub fn decode(input: &str) -> Option<String> {
    if input.len() > LONGEST || !input.is_ascii() {
        return None;
    }
    let (basic, digits) = input.rsplit_once('-').unwrap_or(("", input));
    let mut out: Vec<char> = basic.chars().collect();
    let (mut n, mut i, mut bias) = (FIRST_N, 0_u32, FIRST_BIAS);
    let mut bytes = digits.bytes().peekable();
    while bytes.peek().is_some() {
        let old = i;
        let (mut weight, mut k) = (1_u32, BASE);
        loop {
            let digit = match bytes.next()? {
                b @ b'a'..=b'z' => u32::from(b.checked_sub(b'a')?),
                b @ b'A'..=b'Z' => u32::from(b.checked_sub(b'A')?),
                b @ b'0'..=b'9' => u32::from(b.checked_sub(b'0')?).checked_add(26)?,
                _ => return None,
            };
            i = i.checked_add(digit.checked_mul(weight)?)?;
            let t = threshold(k, bias);
            if digit < t {
                break;
            }
            weight = weight.checked_mul(BASE.checked_sub(t)?)?;
            k = k.checked_add(BASE)?;
        }
        let points = u32::try_from(out.len()).ok()?.checked_add(1)?;
        bias = adapt(i.checked_sub(old)?, points, old == 0);
        n = n.checked_add(i.checked_div(points)?)?;
        i = i.checked_rem(points)?;
        out.insert(usize::try_from(i).ok()?, char::from_u32(n)?);
        i = i.checked_add(1)?;
        if out.len() > LONGEST {
            return None;
        }
    }
    Some(out.into_iter().collect())
}

/// The label as it stands behind `xn--`. `None` when it is longer than any label.
pub fn encode(input: &str) -> Option<String> {
    let chars: Vec<u32> = input.chars().map(u32::from).collect();
    if chars.len() > LONGEST {
        return None;
    }
    let mut out: String = input.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    let mut done = basic;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias) = (FIRST_N, 0_u32, FIRST_BIAS);
    while usize::try_from(done).ok()? < chars.len() {
        let next = chars.iter().copied().filter(|&c| c >= n).min()?;
        delta = delta.checked_add(next.checked_sub(n)?.checked_mul(done.checked_add(1)?)?)?;
        n = next;
        for &c in &chars {
            if c < n {
                delta = delta.checked_add(1)?;
            }
            if c != n {
                continue;
            }
            let (mut q, mut k) = (delta, BASE);
            loop {
                let t = threshold(k, bias);
                if q < t {
                    break;
                }
                let span = BASE.checked_sub(t)?;
                let over = q.checked_sub(t)?;
                out.push(digit(t.checked_add(over.checked_rem(span)?)?)?);
                q = over.checked_div(span)?;
                k = k.checked_add(BASE)?;
            }
            out.push(digit(q)?);
            bias = adapt(delta, done.checked_add(1)?, done == basic);
            delta = 0;
            done = done.checked_add(1)?;
        }
        delta = delta.checked_add(1)?;
        n = n.checked_add(1)?;
    }
    Some(out)
}

fn digit(value: u32) -> Option<char> {
    let base = if value < 26 { u32::from(b'a') } else { u32::from(b'0').checked_sub(26)? };
    char::from_u32(base.checked_add(value)?)
}
