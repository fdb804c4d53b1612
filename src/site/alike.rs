//! Whether a host looks like another one: same letters in other scripts, one letter off, the brand in front of a
//! foreign domain, another ending. Only pairs of different sites come here.

use super::host::Host;

/// In what way a host looks like a bound one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same name with a dot at its end: another origin.
    TrailingDot,
    /// Letters that look the same (`раypal`, `rn` for `m`, `0` for `o`).
    Confusable,
    /// One letter added, left out, changed or swapped.
    OneLetter,
    /// The same name under another ending.
    OtherSuffix,
    /// The name stands within a foreign host.
    NameInside,
    /// Letters of several scripts in one label, or a label that is no valid `xn--` name.
    MixedScripts,
}

/// How a host looks to a person, worked out once and held beside many bound ones.
pub(super) struct Face {
    name: String,
    address: bool,
    /// What was registered, of the name without the dot at its end.
    site: Option<String>,
    own: String,
    ending: String,
    skeleton: String,
    flat: String,
    letters: usize,
    /// Letters of several scripts, or a label that is no name.
    odd: bool,
    /// The skeletons of its labels.
    labels: Vec<String>,
}

impl Face {
    pub(super) fn of(host: &Host) -> Face {
        let bare = host.name().trim_end_matches('.');
        let site = registered(bare);
        let (own, ending) = parted(site.unwrap_or(bare));
        let skeleton = skeleton(&decoded(own));
        Face {
            name: host.name().to_owned(),
            address: host.is_address(),
            site: site.map(str::to_owned),
            own: own.to_owned(),
            ending: ending.to_owned(),
            flat: flat(&skeleton),
            letters: skeleton.chars().count(),
            odd: host.unicode().trim_end_matches('.').split('.').any(mixed) || bare.split('.').any(broken),
            labels: bare.split('.').map(|label| self::skeleton(&decoded(label))).collect(),
            skeleton,
        }
    }

    fn bare(&self) -> &str {
        self.name.trim_end_matches('.')
    }

    /// How this host looks like `bound`, if it does. Both are different sites, or different hosts of one.
    pub(super) fn alike(&self, bound: &Host) -> Option<Likeness> {
        if self.address {
            return None;
        }
        if bound.is_address() {
            let within = places(&format!(".{}.", bound.name()), &format!(".{}.", self.name)).next().is_some();
            return within.then_some(Likeness::NameInside);
        }
        let bare = bound.name().trim_end_matches('.');
        let site = registered(bare);
        let same_site = site.is_some() && site == self.site.as_deref();
        if same_site || bare == self.bare() {
            return (bound.name().ends_with('.') != self.name.ends_with('.')).then_some(Likeness::TrailingDot);
        }
        if self.odd {
            return Some(Likeness::MixedScripts);
        }
        let (label, ending) = parted(site.unwrap_or(bare));
        if self.own == label && self.ending != ending {
            return Some(Likeness::OtherSuffix);
        }
        let brand = Brand::of(label);
        if self.skeleton == brand.skeleton || brand.skeleton.len() >= 4 && self.flat == brand.flat {
            return Some(Likeness::Confusable);
        }
        let shorter = brand.letters.min(self.letters);
        if (shorter >= 4 || shorter == 3 && ending == self.ending) && one_letter(&brand.skeleton, &self.skeleton) {
            return Some(Likeness::OneLetter);
        }
        self.holds(label, &brand, bare, site).then_some(Likeness::NameInside)
    }

    /// The bound name within this host: as a label, as a word of a label, or in one piece of a longer word.
    fn holds(&self, label: &str, brand: &Brand, bound: &str, site: Option<&str>) -> bool {
        // a suffix that anybody can register under is nobody's name; one without a dot (localhost) only as a label
        let Some(domain) = site.or((!bound.as_bytes().contains(&b'.')).then_some(bound)) else { return false };
        let host = self.bare();
        let free = brand.letters >= 4; // shorter ones end other names: x.com in netflix.com
        if domain.as_bytes().contains(&b'.')
            && (stands(domain, host, free) || stands(&domain.replace('.', "-"), host, free))
            || stands(bound, host, false)
        {
            return true;
        }
        if brand.letters < 3 || COMMON.contains(&label) {
            return false;
        }
        self.labels.iter().any(|label| {
            let word = label.split(['-', '_']).any(|word| {
                word == brand.skeleton
                    || word.chars().count() >= 5 && brand.skeleton.len() >= 5 && one_letter(word, &brand.skeleton)
            });
            word || brand.letters >= 5
                && (places(&brand.skeleton, label).next().is_some()
                    || places(&brand.flat, &flat(label)).next().is_some())
        })
    }
}

/// How the registered label of a bound host looks.
struct Brand {
    skeleton: String,
    flat: String,
    letters: usize,
}

impl Brand {
    fn of(label: &str) -> Brand {
        let skeleton = skeleton(&decoded(label));
        Brand { flat: flat(&skeleton), letters: skeleton.chars().count(), skeleton }
    }
}

fn registered(name: &str) -> Option<&str> {
    super::host::registrable_domain(name)
}

/// The label that was registered and the suffix behind it; the first label for names without a suffix.
fn parted(of: &str) -> (&str, &str) {
    of.split_once('.').unwrap_or((of, ""))
}

fn decoded(label: &str) -> String {
    label.strip_prefix("xn--").and_then(super::punycode::decode).unwrap_or_else(|| label.to_owned())
}

/// An `xn--` label that does not decode, or decodes to plain ASCII.
fn broken(label: &str) -> bool {
    label.strip_prefix("xn--").is_some_and(|p| super::punycode::decode(p).is_none_or(|u| u.is_ascii()))
}

/// Words that stand in front of every second host and are nobody's brand there.
const COMMON: &[&str] = &[
    "www", "mail", "login", "account", "accounts", "auth", "id", "sso", "app", "apps", "web", "cloud", "api", "secure",
    "my", "portal", "shop", "store", "blog", "news", "dev", "test", "home", "help", "support", "static", "cdn",
    "admin", "email", "git", "docs", "wiki", "forum", "media", "data", "info",
];

/// Whether `name` stands in `host`, between dots and dashes or anywhere.
fn stands(name: &str, host: &str, anywhere: bool) -> bool {
    let edge = |c: Option<char>| matches!(c, None | Some('.' | '-'));
    places(name, host).any(|at| {
        let before = host.get(..at).and_then(|t| t.chars().next_back());
        let after = host.get(at..).and_then(|t| t.strip_prefix(name)).and_then(|t| t.chars().next());
        anywhere || edge(before) && edge(after)
    })
}

/// Where it stands in a text, which is short: the standard library's search, which a `contains` of a
/// character brings in too, would take 5 KB of the module.
fn places<'a>(part: &'a str, text: &'a str) -> impl Iterator<Item = usize> + 'a {
    let (part, text) = (part.as_bytes(), text.as_bytes());
    text.windows(part.len().max(1)).enumerate().filter(move |(_, window)| *window == part).map(|(at, _)| at)
}

fn flat(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '-' | '_')).collect()
}

/// One letter added, left out, changed or swapped with its neighbour.
fn one_letter(a: &str, b: &str) -> bool {
    if a == b || a.chars().count().abs_diff(b.chars().count()) > 1 {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (long, short) = if a.len() >= b.len() { (&a, &b) } else { (&b, &a) };
    let front = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    let back = long.iter().rev().zip(short.iter().rev()).take_while(|(x, y)| x == y).count();
    if long.len() > short.len() {
        return front.saturating_add(back) >= short.len();
    }
    let changed = long.len().saturating_sub(front).saturating_sub(back.min(long.len().saturating_sub(front)));
    changed <= 1
        || changed == 2
            && long.get(front) == short.get(front.saturating_add(1))
            && long.get(front.saturating_add(1)) == short.get(front)
}

/// How a label looks: letters of other scripts by the Latin one they look like (after Unicode's confusables, UTS #39,
/// the ones that domain names can hold), digits and pairs by the letter they are mistaken for.
pub(super) fn skeleton(label: &str) -> String {
    let mut plain = String::with_capacity(label.len());
    for letter in label.chars().filter_map(look) {
        let pair = match (plain.chars().next_back(), letter) {
            (Some('r'), 'n') => Some('m'),
            (Some('v'), 'v') => Some('w'),
            (Some('c'), 'l') => Some('d'),
            _ => None,
        };
        if pair.is_some() {
            plain.pop();
        }
        plain.push(pair.unwrap_or(letter));
    }
    plain
}

#[rustfmt::skip]
fn look(c: char) -> Option<char> {
    Some(match c {
        '0' | 'о' | 'ο' | 'օ' | 'ס' | 'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ơ' | 'ọ' | 'ỏ' | 'ő' | 'ŏ' | '௦' | '๐' | '໐' | 'ە' | 'ӧ' | 'σ' | 'ό' | 'ð' | 'ǒ' | 'ᴏ' => 'o',
        '1' | 'l' | 'i' | 'í' | 'ì' | 'î' | 'ï' | 'ı' | 'ī' | 'į' | 'ĩ' | 'ị' | 'ỉ' | 'ǐ' | 'і' | 'ї' | 'ӏ' | 'ι' | 'ί' | 'ϊ' | 'ł' | 'ĺ' | 'ļ' | 'ľ' | 'ḷ' | 'ɩ' | 'ɪ' | 'ɫ' | 'ǀ' | '|' | 'ا' => 'l',
        'а' | 'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ǎ' | 'α' | 'ά' | 'ɑ' | 'ӓ' | 'ӑ' => 'a',
        'в' | 'ь' | 'ʙ' | 'ḅ' | 'ƅ' | '8' => 'b',
        'с' | 'ç' | 'ć' | 'č' | 'ċ' | 'ĉ' | 'ϲ' | 'ҫ' | 'ƈ' => 'c',
        'ԁ' | 'ď' | 'đ' | 'ḍ' | 'ɗ' | 'ժ' => 'd',
        'е' | 'ё' | 'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ' | 'ẻ' | 'ĕ' | 'ε' | 'έ' | 'ҽ' | 'є' | '3' => 'e',
        'ƒ' | 'ғ' | 'ſ' => 'f',
        'ɡ' | 'ğ' | 'ĝ' | 'ġ' | 'ģ' | 'ǧ' | 'ց' | '9' => 'g',
        'һ' | 'н' | 'ḥ' | 'ħ' | 'ĥ' | 'հ' => 'h',
        'ј' | 'ĵ' | 'ʝ' => 'j',
        'к' | 'κ' | 'ķ' | 'ḳ' | 'ƙ' | 'қ' => 'k',
        'м' | 'ṃ' | 'ṁ' => 'm',
        'п' | 'η' | 'ή' | 'ñ' | 'ń' | 'ň' | 'ņ' | 'ṇ' | 'ŋ' | 'ո' | 'ռ' => 'n',
        'р' | 'ρ' | 'þ' | 'ṗ' | 'ҏ' => 'p',
        'ԛ' | 'զ' => 'q',
        'г' | 'ŕ' | 'ř' | 'ŗ' | 'ṛ' => 'r',
        'ѕ' | 'ś' | 'š' | 'ş' | 'ș' | 'ŝ' | 'ṣ' | 'ʂ' | '5' => 's',
        'т' | 'τ' | 'ť' | 'ţ' | 'ț' | 'ṭ' | 'ŧ' | '7' => 't',
        'υ' | 'ս' | 'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ' | 'ũ' | 'ŭ' | 'ǔ' | 'ύ' => 'u',
        'ν' | 'ѵ' | 'ṿ' => 'v',
        'ԝ' | 'ω' | 'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' | 'ш' | 'ѡ' | 'ա' | 'ώ' => 'w',
        'х' | 'χ' | 'ҳ' | 'ẋ' => 'x',
        'у' | 'ү' | 'γ' | 'ý' | 'ÿ' | 'ŷ' | 'ỳ' | 'ỵ' | 'ყ' => 'y',
        'ź' | 'ž' | 'ż' | 'ẓ' | 'ʐ' | '2' => 'z',
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => return None,
        c => c,
    })
}

/// Latin letters beside those of a script that has look-alikes of them (UTS #39, "mixed-script confusable").
fn mixed(label: &str) -> bool {
    let latin = label.chars().any(|c| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c));
    let other = label.chars().any(|c| {
        matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{530}'..='\u{58f}' | '\u{13a0}'..='\u{13ff}' | '\u{250}'..='\u{2af}')
    });
    latin && other
}
