//! An allocator that wipes what it frees: also the buffers in which wasm-bindgen hands strings and bytes over, which no
//! type of ours can reach. A dropped secret leaves nothing in linear memory.

use core::sync::atomic::{Ordering, compiler_fence};
use std::alloc::{GlobalAlloc, Layout, System};

use wasm_bindgen::prelude::*;

struct Wiping;

// SAFETY: every request goes to the system allocator unchanged. `dealloc` writes only to the block that is being given
// back, which the caller owns until then. `realloc` is the trait's own: allocate, copy, `dealloc`; so it wipes as well.
#[allow(unsafe_code)] // the one exception: an allocator cannot be written without
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the rules of `alloc`, which are ours and the system allocator's alike.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: `block` is valid for `layout.size()` bytes and no longer used by anyone else.
        unsafe { core::ptr::write_bytes(block, 0, layout.size()) };
        // Keeps the writes from being left out because nobody reads them.
        core::hint::black_box(block);
        compiler_fence(Ordering::SeqCst);
        // SAFETY: the block came from `System` with this layout.
        unsafe { System.dealloc(block, layout) }
    }
}

/// The linear memory of this instance. Whoever throws the instance away fills it with zeros first: the allocator wipes what
/// is freed, but not the stack, where a MAC or a cipher may have left a key.
#[wasm_bindgen(js_name = linearMemory, unchecked_return_type = "WebAssembly.Memory")]
#[must_use]
pub fn linear_memory() -> JsValue {
    wasm_bindgen::memory()
}

#[global_allocator]
static ALLOCATOR: Wiping = Wiping;
