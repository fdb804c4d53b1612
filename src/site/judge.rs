//! Judges an address against the sites that an entry is bound to: fill, ask, warn or never. What "alike" means is
//! in `alike`.

use serde::{Deserialize, Serialize};

use super::alike::{Face, Likeness};
use super::host::Host;
use crate::Result;

/// How far a binding reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// This one host.
    Host,
    /// The registrable domain of the host and every host under it.
    Domain,
}

/// How a binding came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Learned {
    /// The entry was enrolled on this site.
    Enrolled,
    /// A person said yes with the host in front of them.
    Confirmed,
    /// Guessed when it was imported: good for offering, never for filling.
    Guessed,
}

/// One site that an entry belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binding {
    /// ASCII host, with a port where it is not the scheme's own.
    pub host: String,
    /// How far it reaches.
    pub scope: Scope,
    /// How it came to be.
    pub learned: Learned,
}

/// What may be done with an entry on a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Bound: fill.
    Fill,
    /// Another site, nothing alike: only after a person's yes.
    Ask,
    /// Another site that looks like a bound one: only after a person read why.
    Warn {
        /// The bound host that it looks like.
        bound: String,
        /// In what way.
        why: Likeness,
    },
    /// No site that a code is ever filled into.
    Never,
}

/// The site of one address, read once, to judge many entries' bindings against.
pub struct Place {
    host: Host,
    face: Face,
}

impl Place {
    /// As [`Host::parse`].
    ///
    /// # Errors
    /// [`crate::Error::NeverFilled`] for what has no origin that a code could be filled into.
    pub fn parse(url: &str) -> Result<Place> {
        let host = Host::parse(url)?;
        Ok(Place { face: Face::of(&host), host })
    }

    /// Its host.
    #[must_use]
    pub const fn host(&self) -> &Host {
        &self.host
    }

    /// Judges the site against an entry's bindings.
    #[must_use]
    pub fn judge(&self, bindings: &[Binding]) -> Verdict {
        let mut warned = None;
        for binding in bindings {
            let Ok(bound) = Host::of(&binding.host) else { continue };
            if !covers(&bound, binding.scope, &self.host) {
                warned = warned.or_else(|| {
                    let why = self.face.alike(&bound)?;
                    Some(Verdict::Warn { bound: binding.host.clone(), why })
                });
            } else if binding.learned != Learned::Guessed {
                return Verdict::Fill;
            }
        }
        warned.unwrap_or(Verdict::Ask)
    }

    /// Whether a guess covers this site: it would be filled if a person had confirmed it.
    #[must_use]
    pub fn is_guessed(&self, bindings: &[Binding]) -> bool {
        let guesses = bindings.iter().filter(|binding| binding.learned == Learned::Guessed);
        guesses
            .filter_map(|binding| Some((binding, Host::of(&binding.host).ok()?)))
            .any(|(binding, bound)| covers(&bound, binding.scope, &self.host))
    }
}

/// Judges the address of a frame, as the browser tells it, against an entry's bindings.
#[must_use]
pub fn judge(bindings: &[Binding], url: &str) -> Verdict {
    Place::parse(url).map_or(Verdict::Never, |place| place.judge(bindings))
}

/// Whether a binding covers a host. Names are compared whole or at a dot, never by their end; a port that the binding
/// names must be the same, and this machine's ports are sites of their own.
fn covers(bound: &Host, scope: Scope, host: &Host) -> bool {
    let port = bound.port() == host.port() || bound.port().is_none() && !host.is_loopback();
    if !port {
        return false;
    }
    if bound.name() == host.name() {
        return true;
    }
    scope == Scope::Domain && bound.registrable_domain().is_some_and(|domain| host.registrable_domain() == Some(domain))
}
