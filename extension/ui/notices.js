// What the background wants a person to know, in words.

/** @param {import('../types.d.ts').Notice} told @returns {string} */
export function noticeText(told) {
  switch (told.code) {
    case 'fell-back':
      return 'The newest copy of the vault could not be read, so the one before it was opened. Both are kept. If your last change is missing, make it again.';
    case 'copy-lost':
      return 'One of the stored copies of the vault was gone or damaged. The newest one is whole, so nothing was lost, and the copy was made again. If this comes back, check the disk.';
    case 'mirror-failed':
      return 'Saved, but the second copy could not be written. Nothing was lost. Check that the disk has free space.';
    case 'nearly-full':
      return 'The room that the browser gives Holdfast is nearly used up. Nothing was lost. Shorten long notes or empty old accounts before it is full.';
    default:
      return 'Holdfast stumbled and started itself afresh. Everything saved is there.';
  }
}

/** Whether the stored copies are worth a look after it. @param {import('../types.d.ts').Notice} told */
export const aboutCopies = (told) => told.code === 'fell-back' || told.code === 'copy-lost';
