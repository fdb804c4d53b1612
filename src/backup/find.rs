//! Finding the set: units, shapes, containers, context.
