import gifenc from 'gifenc';
import { PNG } from 'pngjs';

/**
 * @typedef {object} Frame
 * @property {Buffer} png
 * @property {number} milliseconds how long it stays
 */

/**
 * An animation that begins again when it ends. All frames are of one size. Of each only what differs from the
 * one before is written, the rest is transparent: editors change little at a time.
 *
 * @param {Frame[]} frames
 * @returns {Uint8Array} a GIF
 */
export function encodeGif(frames) {
  const gif = gifenc.GIFEncoder();
  /** @type {Uint32Array | undefined} */
  let before;
  for (const { png, milliseconds } of frames) {
    const { width, height, data } = PNG.sync.read(png);
    const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
    // The last index is kept for what stays as it was.
    const palette = gifenc.quantize(data, 255);
    const indexed = gifenc.applyPalette(data, palette);
    const unchanged = palette.push([0, 0, 0]) - 1;
    if (before) {
      for (let i = 0; i < pixels.length; i++) {
        if (pixels[i] === before[i]) indexed[i] = unchanged;
      }
    }
    gif.writeFrame(indexed, width, height, {
      palette,
      delay: milliseconds,
      ...(before && { transparent: true, transparentIndex: unchanged }),
      // Leave the frame where it is, below the next one.
      dispose: 1,
    });
    before = pixels.slice();
  }
  gif.finish();
  return gif.bytes();
}
