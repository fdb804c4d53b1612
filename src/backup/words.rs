//! Words around codes, in several languages.
