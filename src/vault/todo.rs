//! What a person means to do: sites to move off text messages, and accounts of a fire drill. Only what cannot be told from
//! the entries is kept here: that a site was chosen, and which of its steps were settled outside the vault.

use super::Vault;
use crate::{Error, Result, limits, seal::cbor::UINT_MAX};

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aim {
    /// Move a site off text messages.
    Move,
    /// Sign in to an account without a text message; begun when the task was changed last.
    Drill,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Still to do.
    Open,
    /// Done.
    Done,
    /// Taken off the list. It stays as that, so that another copy cannot bring it back.
    Dropped,
}

/// One thing to do; there is one for each aim and subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What is to be done.
    pub aim: Aim,
    /// With what: a host, or the id of an entry.
    pub what: String,
    /// When it was changed last, in milliseconds.
    pub changed: u64,
    /// How far it is.
    pub state: State,
    /// The shell's marks of the steps that are settled, as bits.
    pub steps: u64,
}

impl Aim {
    /// From its number in the file.
    #[must_use]
    pub const fn of(number: u64) -> Option<Self> {
        match number {
            0 => Some(Aim::Move),
            1 => Some(Aim::Drill),
            _ => None,
        }
    }
}

impl State {
    /// From its number in the file.
    #[must_use]
    pub const fn of(number: u64) -> Option<Self> {
        match number {
            0 => Some(State::Open),
            1 => Some(State::Done),
            2 => Some(State::Dropped),
            _ => None,
        }
    }
}

/// Where a task stands in an ordered list, or where it belongs.
fn place(tasks: &[Task], aim: Aim, what: &str) -> core::result::Result<usize, usize> {
    tasks.binary_search_by(|task| (task.aim as u8, task.what.as_str()).cmp(&(aim as u8, what)))
}

/// The place of the one changed longest ago, of those that may go.
fn oldest(tasks: &[Task], may_go: fn(&Task) -> bool) -> Option<usize> {
    let mut found: Option<(usize, &Task)> = None;
    for (at, task) in tasks.iter().enumerate().filter(|(_, task)| may_go(task)) {
        // Of two changed at the same time the one further down goes, in every copy.
        if found.is_none_or(|(_, least)| task.changed <= least.changed) {
            found = Some((at, task));
        }
    }
    found.map(|(at, _)| at)
}

impl Vault {
    /// All there is to do, what is done or dropped included, by aim and subject.
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// Puts a task down, or changes it. In a full list the oldest of those that were dropped makes room.
    ///
    /// # Errors
    /// [`Error::BadInput`] for a subject or marks out of bounds, [`Error::TooMany`] for a list full of what is wanted.
    pub fn set_task(&mut self, aim: Aim, what: &str, state: State, steps: u64, now: u64) -> Result<()> {
        if what.is_empty() || what.len() > limits::NAME_BYTES || steps > UINT_MAX {
            return Err(Error::BadInput);
        }
        let at = place(&self.tasks, aim, what);
        let known = at.ok().and_then(|at| self.tasks.get_mut(at));
        if let Some(task) = known {
            let changed = now.max(task.changed.saturating_add(1));
            (task.state, task.steps, task.changed) = (state, steps, changed);
            return Ok(());
        }
        if self.tasks.len() >= limits::TASKS {
            let goes = oldest(&self.tasks, |task| task.state == State::Dropped).ok_or(Error::TooMany)?;
            self.tasks.remove(goes);
        }
        self.put_task(Task { aim, what: what.to_owned(), changed: now, state, steps });
        Ok(())
    }

    /// Keeps the newer of two that have the same aim and subject.
    fn put_task(&mut self, task: Task) {
        match place(&self.tasks, task.aim, &task.what) {
            Err(at) => self.tasks.insert(at, task),
            Ok(at) => {
                let age = |task: &Task| (task.changed, task.state, task.steps);
                if let Some(known) = self.tasks.get_mut(at).filter(|known| age(known) < age(&task)) {
                    *known = task;
                }
            }
        }
    }

    /// Takes in what another copy has to do. Too many for one list: those changed longest ago go.
    pub(super) fn merge_tasks(&mut self, others: Vec<Task>) {
        for task in others {
            self.put_task(task);
        }
        while self.tasks.len() > limits::TASKS {
            let Some(at) = oldest(&self.tasks, |_| true) else { return };
            self.tasks.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(tasks: &[(&str, State, u64)]) -> Vault {
        let mut vault = Vault::default();
        for (what, state, now) in tasks {
            vault.set_task(Aim::Move, what, *state, 0, *now).unwrap();
        }
        vault
    }

    fn told(vault: &Vault) -> Vec<(&str, State)> {
        vault.tasks().iter().map(|task| (task.what.as_str(), task.state)).collect()
    }

    #[test]
    fn what_was_dropped_does_not_come_back_from_a_copy() {
        let mut here = vault(&[("ferry.example", State::Open, 1), ("ferry.example", State::Dropped, 5)]);
        here.merge_tasks(vault(&[("ferry.example", State::Done, 4), ("quay.example", State::Open, 2)]).tasks);
        assert_eq!(told(&here), [("ferry.example", State::Dropped), ("quay.example", State::Open)]);
    }

    #[test]
    fn a_clock_set_back_does_not_make_a_step_older() {
        let here = vault(&[("ferry.example", State::Open, 9), ("ferry.example", State::Done, 3)]);
        assert_eq!(here.tasks()[0].changed, 10);
    }

    #[test]
    fn one_host_may_be_moved_and_drilled() {
        let mut here = vault(&[("a", State::Done, 1)]);
        here.set_task(Aim::Drill, "a", State::Open, 0, 2).unwrap();
        assert_eq!(here.tasks().iter().map(|task| task.aim).collect::<Vec<_>>(), [Aim::Move, Aim::Drill]);
    }

    #[test]
    fn a_full_list_forgets_what_was_dropped_and_nothing_else() {
        let mut here = Vault::default();
        for n in 0..limits::TASKS {
            let state = if n == 7 { State::Dropped } else { State::Open };
            here.set_task(Aim::Move, &format!("{n}.example"), state, 0, 1).unwrap();
        }
        here.set_task(Aim::Move, "more.example", State::Open, 0, 2).unwrap();
        assert!(!here.tasks().iter().any(|task| task.what == "7.example"));
        assert_eq!(here.set_task(Aim::Move, "most.example", State::Open, 0, 3), Err(Error::TooMany));
        assert_eq!(here.set_task(Aim::Move, "8.example", State::Done, 0, 3), Ok(()), "what is there can be changed");
    }

    #[test]
    fn of_too_many_the_newest_stay_in_whatever_order_they_come() {
        let many = |from: usize| {
            let mut vault = Vault::default();
            for n in from..from + 600 {
                vault.set_task(Aim::Move, &format!("{n}.example"), State::Open, 0, (n as u64 * 7) % 900).unwrap();
            }
            vault
        };
        let joined = |order: [usize; 3]| {
            let mut vault = Vault::default();
            order.iter().for_each(|from| vault.merge_tasks(many(*from).tasks));
            vault
        };
        let first = joined([0, 500, 1_000]);
        assert_eq!(first.tasks().len(), limits::TASKS);
        for order in [[0, 1_000, 500], [500, 0, 1_000], [1_000, 500, 0]] {
            assert_eq!(joined(order).tasks(), first.tasks(), "{order:?}");
        }
    }

    #[test]
    fn what_is_out_of_bounds_is_refused() {
        let mut here = Vault::default();
        for what in ["", &"a".repeat(limits::NAME_BYTES + 1)] {
            assert_eq!(here.set_task(Aim::Move, what, State::Open, 0, 1), Err(Error::BadInput));
        }
        assert_eq!(here.set_task(Aim::Move, "a", State::Open, UINT_MAX + 1, 1), Err(Error::BadInput));
    }
}
