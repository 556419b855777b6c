const longest = 320;

/**
 * A small copy of a photo for the page to show: drawn anew, so it is upright and nothing of where it was taken is in it. Undefined for what
 * the browser cannot draw.
 */
export const smallPicture = async (file: Blob): Promise<string | undefined> => {
  try {
    const picture = await createImageBitmap(file, {
      imageOrientation: 'from-image',
      resizeWidth: longest,
      resizeQuality: 'medium',
    });
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    picture.close();
    return canvas.toDataURL('image/jpeg', 0.8);
  } catch {
    return undefined;
  }
};
