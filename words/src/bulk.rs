//! Long lists of numbers as bytes, which are had again at the speed of copying: `#[serde(with = "bulk")]`.

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;
use std::fmt;
use std::marker::PhantomData;

/// A number, or a few, of the same count of bytes everywhere.
pub(super) trait Plain: Copy {
    /// How many bytes.
    const SIZE: usize;

    fn put(self, bytes: &mut Vec<u8>);

    /// The number whose bytes these are, [`Plain::SIZE`] of them.
    fn take(bytes: &[u8]) -> Self;
}

macro_rules! plain {
    ($($number:ty),+) => { $(
        impl Plain for $number {
            const SIZE: usize = size_of::<$number>();

            fn put(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            fn take(bytes: &[u8]) -> Self {
                bytes.try_into().map_or(0, <$number>::from_le_bytes)
            }
        }
    )+ };
}

plain!(u32, u128);

impl<A: Plain, B: Plain> Plain for (A, B) {
    const SIZE: usize = A::SIZE + B::SIZE;

    fn put(self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
    }

    fn take(bytes: &[u8]) -> Self {
        let (first, second) = bytes.split_at(A::SIZE);
        (A::take(first), B::take(second))
    }
}

pub(super) fn serialize<T: Plain, S: Serializer>(list: &[T], into: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(T::SIZE * list.len());
    list.iter().for_each(|number| number.put(&mut bytes));
    into.serialize_bytes(&bytes)
}

pub(super) fn deserialize<'de, T: Plain, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    from.deserialize_bytes(Bytes(PhantomData))
}

struct Bytes<T>(PhantomData<T>);

impl<T: Plain> Visitor<'_> for Bytes<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "numbers of {} bytes", T::SIZE)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
        let numbers = bytes.chunks_exact(T::SIZE);
        if numbers.remainder().is_empty() {
            Ok(numbers.map(T::take).collect())
        } else {
            Err(E::custom("half a number"))
        }
    }
}
