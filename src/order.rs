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
    take(&mut List { items, before }, length, 1);
}

/// The first `count` of what the items would be in order, without putting all of them in order.
#[cfg(feature = "core")]
pub fn first<T>(mut items: Vec<T>, count: usize, before: &dyn Fn(&T, &T) -> bool) -> Vec<T> {
    let length = items.len();
    let left = length.saturating_sub(count);
    take(&mut List { items: &mut items, before: &|a, b| before(b, a) }, length, left);
    let mut first = items.split_off(left);
    first.reverse();
    first
}

/// Moves the last in order to the end of the list, the one before it in front of it and so on, until `left` stay where they are.
fn take(heap: &mut dyn Heap, length: usize, left: usize) {
    for root in (0..length / 2).rev() {
        sift(heap, root, length);
    }
    for end in (left..length).rev() {
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
            let count = usize::try_from(next()).unwrap() % (items.len() + 3);
            expected.truncate(count);
            items.rotate_left(length / 3);
            assert_eq!(first(items, count, &|a, b| a < b), expected);
        }
    }
}
