//! Sorting in one small function for every type: the standard library's is made anew for each, and each takes three
//! times the room of this file in the WASM.

/// What [`sort`] needs of a list, by places.
trait Heap {
    fn before(&self, a: usize, b: usize) -> bool;
    fn swap(&mut self, a: usize, b: usize);
}

struct List<'a, T> {
    items: &'a mut [T],
    before: &'a dyn Fn(&T, &T) -> bool,
}

impl<T> Heap for List<'_, T> {
    fn before(&self, a: usize, b: usize) -> bool {
        matches!((self.items.get(a), self.items.get(b)), (Some(a), Some(b)) if (self.before)(a, b))
    }

    fn swap(&mut self, a: usize, b: usize) {
        if a < self.items.len() && b < self.items.len() {
            self.items.swap(a, b);
        }
    }
}

/// Sorts (heap sort). Where neither of two is `before` the other, their order is not kept.
pub fn sort<T>(items: &mut [T], before: &dyn Fn(&T, &T) -> bool) {
    let length = items.len();
    run(&mut List { items, before }, length);
}

fn run(heap: &mut dyn Heap, length: usize) {
    for root in (0..length / 2).rev() {
        sift(heap, root, length);
    }
    for end in (1..length).rev() {
        heap.swap(0, end);
        sift(heap, 0, end);
    }
}

fn sift(heap: &mut dyn Heap, mut root: usize, end: usize) {
    loop {
        let mut child = root.saturating_mul(2).saturating_add(1);
        if child >= end {
            return;
        }
        let right = child.saturating_add(1);
        if right < end && heap.before(child, right) {
            child = right;
        }
        if !heap.before(root, child) {
            return;
        }
        heap.swap(root, child);
        root = child;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_ends_in_order() {
        let mut seed = 1_u64;
        for length in 0..200 {
            let mut next = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                seed >> 56
            };
            let mut items: Vec<u64> = (0..length).map(|_| next()).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            sort(&mut items, &|a, b| a < b);
            assert_eq!(items, expected);
        }
    }
}
