//! A seeded source of chance, so that a failure can be run again: SplitMix64 (Steele, Lea, Flood 2014).

pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.next() as u8).collect()
    }

    /// A text that names can have: letters of several scripts, blanks, and what addresses use as marks.
    pub fn name(&mut self) -> String {
        const CHARS: &[char] = &[
            'a', 'B', 'z', '0', '7', ' ', ':', '%', '+', '#', '?', '&', '=', '/', '@', '.', '-', '_', 'ä', 'İ', '中',
            '🏴', '"', '<', ';', ',', 'S', 't', 'e', 'm',
        ];
        let len = self.below(12);
        (0..len).map(|_| *self.pick(CHARS)).collect()
    }

    /// One of a few small harms: flip, cut, double, join with another, insert.
    pub fn mutate(&mut self, seed: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            match self.below(6) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 => bytes.truncate(at),
                2 => bytes.extend_from_within(at..),
                3 => bytes.extend_from_slice(&other[self.below(other.len() + 1)..]),
                4 if at < bytes.len() => drop(bytes.remove(at)),
                _ => {
                    let mark = *self.pick(b"%:/?&=#+ -0\xff\x00\x80\xe2,9");
                    bytes.insert(at, mark);
                }
            }
        }
        bytes.truncate(4_096);
        bytes
    }
}
