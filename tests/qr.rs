//! Reading and writing QR codes. `EXTRA_QR=folder` adds pictures of one's own: PNG files beside `expected.json`,
//! `{file: [texts]}`; a picture is right when exactly its texts are found, and its misses are told, never failures.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss
)]

#[path = "qr/canvas.rs"]
mod canvas;

use std::{collections::BTreeMap, fs, io::BufReader, path::Path, time::Instant};

use canvas::{Canvas, Noise};
use holdfast::qr::{self, Picture};
use holdfast::{Error, limits};

const URI: &str = "otpauth://totp/Example:alice@example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example";

fn code(text: &str, pixels: f32, quiet: f32) -> Canvas {
    Canvas::code(&qr::write(text).unwrap(), pixels, quiet)
}

fn read(canvas: &Canvas) -> Result<Vec<String>, Error> {
    qr::read(&Picture { width: canvas.width, height: canvas.height, rgba: &canvas.rgba() })
}

#[track_caller]
fn reads(name: &str, canvas: &Canvas) {
    assert_eq!(read(canvas), Ok(vec![URI.to_owned()]), "{name}");
}

#[test]
fn what_is_written_reads_back() {
    for text in [URI, "1", "ÄÖ→日本", &"x".repeat(1_200), "otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8%3D"]
    {
        for pixels in [2.0, 3.0, 7.0] {
            assert_eq!(read(&code(text, pixels, 4.0)), Ok(vec![text.to_owned()]), "{pixels} pixels a module");
        }
    }
}

#[test]
fn codes_drawn_small_or_between_pixels_are_read() {
    for pixels in [1.0, 1.7, 2.4, 2.5, 3.3] {
        reads(&format!("{pixels} pixels a module"), &code(URI, pixels, 4.0));
    }
}

#[test]
fn a_quiet_zone_is_not_needed() {
    for pixels in [2.0, 3.0, 4.6] {
        reads(&format!("{pixels} pixels a module"), &code(URI, pixels, 0.0));
    }
}

#[test]
fn light_on_dark_is_read() {
    reads("inverted", &code(URI, 3.0, 4.0).shaded(255.0, 0.0));
    reads("inverted, no quiet zone", &code(URI, 4.0, 0.0).shaded(240.0, 20.0));
}

#[test]
fn low_contrast_and_uneven_light_are_read() {
    reads("gray on gray", &code(URI, 4.0, 4.0).shaded(150.0, 166.0));
    let side = code(URI, 4.0, 4.0).width as f32;
    reads("a shadow", &code(URI, 4.0, 4.0).each(|x, y, shade| shade * (0.2 + 0.8 * (x + y) / (2.0 * side))));
}

#[test]
fn blurred_noisy_and_compressed_codes_are_read() {
    reads("blurred", &code(URI, 4.0, 4.0).blurred(2));
    let mut noise = Noise(7);
    reads("noisy", &code(URI, 4.0, 4.0).each(|_, _, shade| shade + noise.within(90.0)));
    reads("blocky", &code(URI, 3.0, 4.0).blocky(0.6));
}

#[test]
fn turned_and_tilted_codes_are_read() {
    for degrees in [7.0, 45.0, 90.0, 133.0, 180.0] {
        reads(&format!("turned by {degrees}°"), &code(URI, 4.0, 4.0).turned(degrees));
    }
    reads("tilted", &code(URI, 8.0, 4.0).tilted(0.0006, 0.0004));
}

#[test]
fn dotted_codes_and_codes_with_a_logo_are_read() {
    reads("dots", &Canvas::dotted(&qr::write(URI).unwrap(), 10.0, 0.42));
    reads("small dots", &Canvas::dotted(&qr::write(URI).unwrap(), 10.0, 0.34));
    let middle = code(URI, 8.0, 4.0).width as f32 / 2.0;
    let logo = |x: f32, y: f32, shade: f32| if (x - middle).hypot(y - middle) < 30.0 { 120.0 } else { shade };
    reads("logo", &code(URI, 8.0, 4.0).each(logo));
}

#[test]
fn a_transparent_ground_counts_as_white_and_as_black() {
    let canvas = code(URI, 3.0, 0.0);
    for ink in [0, 255] {
        let dark = |shade: &f32| if *shade < 128.0 { [ink, ink, ink, 255] } else { [255 - ink, 0, 9, 0] };
        let rgba: Vec<u8> = canvas.shades.iter().flat_map(dark).collect();
        let picture = Picture { width: canvas.width, height: canvas.height, rgba: &rgba };
        assert_eq!(qr::read(&picture), Ok(vec![URI.to_owned()]), "ink {ink}");
    }
}

#[test]
fn two_colours_equally_light_are_told_apart() {
    let canvas = code(URI, 4.0, 4.0);
    let colour = |shade: &f32| if *shade < 128.0 { [230, 30, 30, 255] } else { [20, 128, 120, 255] };
    let rgba: Vec<u8> = canvas.shades.iter().flat_map(colour).collect();
    let picture = Picture { width: canvas.width, height: canvas.height, rgba: &rgba };
    assert_eq!(qr::read(&picture), Ok(vec![URI.to_owned()]));
}

#[test]
fn a_small_code_in_a_capture_of_a_page_is_read_in_time() {
    for ground in [245.0, 30.0] {
        let mut page = Canvas::page(1920, 1080, ground, 3);
        page.paste(&code(URI, 2.4, 2.0), 1_301, 407);
        let start = Instant::now();
        reads("a page", &page);
        println!("a capture of 1920 × 1080 on {ground}: {} ms", start.elapsed().as_millis());
    }
}

#[test]
fn every_code_of_a_picture_is_read_once() {
    let texts: Vec<String> = (0..5).map(|i| format!("{URI}&digits={i}")).collect();
    let mut page = Canvas::page(1280, 800, 250.0, 5);
    for (i, text) in texts.iter().enumerate() {
        page.paste(&code(text, [2.0, 3.0, 4.0, 2.4, 3.0][i], 4.0), 20 + 410 * (i % 3), 20 + 380 * (i / 3));
    }
    page.paste(&code(&texts[0], 3.0, 4.0), 900, 420);
    let mut found = read(&page).unwrap();
    found.sort();
    assert_eq!(found, texts);
}

#[test]
fn a_picture_without_a_code_says_so() {
    assert_eq!(read(&Canvas::page(900, 600, 240.0, 9)), Err(Error::NoQrCode));
    assert_eq!(read(&Canvas::filled(1, 1, 0.0)), Err(Error::NoQrCode));
    assert_eq!(read(&Canvas::filled(3, 700, 255.0)), Err(Error::NoQrCode));
}

#[test]
fn bytes_that_do_not_fit_the_sides_are_refused() {
    let refused = |width, height, rgba: &[u8]| qr::read(&Picture { width, height, rgba }).err();
    assert_eq!(refused(2, 2, &[0; 15]), Some(Error::BadInput));
    assert_eq!(refused(0, 0, &[]), Some(Error::BadInput));
    assert_eq!(refused(limits::PIXELS, 2, &[]), Some(Error::PictureTooLarge));
    assert_eq!(refused(usize::MAX, 2, &[]), Some(Error::PictureTooLarge));
}

#[test]
fn no_picture_makes_it_panic() {
    let mut noise = Noise(99);
    for round in 0..60 {
        let (width, height) = (1 + noise.below(90), 1 + noise.below(90));
        let mut canvas = Canvas::filled(width, height, 255.0);
        if round % 3 == 0 {
            canvas = code(&"y".repeat(1 + noise.below(60)), 1.0 + noise.within(1.5).abs(), 1.0);
        }
        let loud = [10.0, 120.0, 300.0][round % 3];
        let _ = read(&canvas.each(|_, _, shade| shade + noise.within(loud)));
    }
}

#[test]
fn pictures_from_outside() {
    let Ok(folder) = std::env::var("EXTRA_QR") else { return };
    let folder = Path::new(&folder);
    let expected = fs::read_to_string(folder.join("expected.json")).expect("expected.json in EXTRA_QR");
    let expected: BTreeMap<String, Vec<String>> = serde_json::from_str(&expected).expect("{file: [texts]}");
    let mut right = 0;
    for (file, wanted) in &expected {
        let start = Instant::now();
        let found = png_texts(&folder.join(file));
        let ms = start.elapsed().as_millis();
        let mut found = found.unwrap_or_else(|why| vec![format!("({why})")]);
        let mut wanted = wanted.clone();
        found.sort();
        wanted.sort();
        wanted.dedup();
        if found == wanted {
            right += 1;
        } else {
            println!(
                "{file}: {} of {} found, {} others, {ms} ms",
                both(&found, &wanted),
                wanted.len(),
                found.len() - both(&found, &wanted)
            );
        }
    }
    println!("extra qr: {right}/{} right", expected.len());
}

fn both(found: &[String], wanted: &[String]) -> usize {
    found.iter().filter(|text| wanted.contains(text)).count()
}

/// The texts of a PNG file; none is no error here.
fn png_texts(path: &Path) -> Result<Vec<String>, String> {
    let file = fs::File::open(path).map_err(|error| error.to_string())?;
    let mut decoder = png::Decoder::new(BufReader::new(file));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
    let mut bytes = vec![0; reader.output_buffer_size().ok_or("too large")?];
    let info = reader.next_frame(&mut bytes).map_err(|error| error.to_string())?;
    bytes.truncate(info.buffer_size());
    let rgba = match info.color_type {
        png::ColorType::Rgba => bytes,
        png::ColorType::GrayscaleAlpha => bytes.chunks_exact(2).flat_map(|p| [p[0], p[0], p[0], p[1]]).collect(),
        other => return Err(format!("{other:?} after expansion")),
    };
    match qr::read(&Picture { width: info.width as usize, height: info.height as usize, rgba: &rgba }) {
        Ok(texts) => Ok(texts),
        Err(Error::NoQrCode) => Ok(vec![]),
        Err(error) => Err(error.to_string()),
    }
}
