//! Things by id, in order of id: a sorted list, which takes far less room in the WASM than a tree does.

use super::Id;
use crate::order;

/// Things by id; no id twice.
pub(super) struct Shelf<T>(Vec<(Id, T)>);

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf(Vec::new())
    }
}

impl<T> Shelf<T> {
    /// Puts a list in order; `None` when an id comes twice.
    pub(super) fn of(mut items: Vec<(Id, T)>) -> Option<Self> {
        if !ascending(&items) {
            order::sort(&mut items, &|a, b| a.0 < b.0);
        }
        ascending(&items).then_some(Shelf(items))
    }

    fn place(&self, id: Id) -> Result<usize, usize> {
        self.0.binary_search_by(|(here, _)| here.cmp(&id))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn get(&self, id: Id) -> Option<&T> {
        self.0.get(self.place(id).ok()?).map(|(_, item)| item)
    }

    pub(super) fn get_mut(&mut self, id: Id) -> Option<&mut T> {
        let at = self.place(id).ok()?;
        self.0.get_mut(at).map(|(_, item)| item)
    }

    pub(super) fn insert(&mut self, id: Id, item: T) {
        match self.place(id) {
            Ok(at) => {
                if let Some(place) = self.0.get_mut(at) {
                    place.1 = item;
                }
            }
            Err(at) => self.0.insert(at, (id, item)),
        }
    }

    /// Takes in things under ids that are not there yet.
    pub(super) fn extend(&mut self, items: Vec<(Id, T)>) {
        if items.is_empty() {
            return;
        }
        self.0.extend(items);
        order::sort(&mut self.0, &|a, b| a.0 < b.0);
    }

    pub(super) fn remove(&mut self, id: Id) {
        if let Ok(at) = self.place(id) {
            drop(self.0.remove(at));
        }
    }

    pub(super) fn retain(&mut self, keep: impl Fn(Id, &T) -> bool) {
        self.0.retain(|(id, item)| keep(*id, item));
    }

    pub(super) fn iter(&self) -> core::slice::Iter<'_, (Id, T)> {
        self.0.iter()
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, item)| item)
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|(_, item)| item)
    }

    pub(super) fn into_items(self) -> Vec<(Id, T)> {
        self.0
    }
}

fn ascending<T>(items: &[(Id, T)]) -> bool {
    items.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    #[test]
    fn things_are_found_by_id_and_kept_in_its_order() {
        let mut shelf = Shelf::of(vec![(id(5), 'e'), (id(1), 'a'), (id(3), 'c')]).unwrap();
        shelf.insert(id(2), 'b');
        shelf.insert(id(3), 'C');
        shelf.extend(vec![(id(9), 'i'), (id(4), 'd')]);
        shelf.remove(id(5));
        shelf.remove(id(6));
        assert_eq!(shelf.values().collect::<String>(), "abCdi");
        assert_eq!((shelf.get(id(9)), shelf.get(id(5))), (Some(&'i'), None));
        assert!(Shelf::of(vec![(id(1), 'a'), (id(2), 'b'), (id(1), 'c')]).is_none());
    }
}
