import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { type Told, wordsOf } from '../told.ts';

const none = z.object({});
const file = z.object({ type: z.string() });
const megabytes = (bytes: number): number => Math.round((bytes / 1024 / 1024) * 10) / 10;
const megapixels = (pixels: number): number => Math.round(pixels / 1_000_000);

/** why a document is refused, and what the person who hands it in does about it */
export const documentPhrases = {
  'file-empty': phrase(none, {
    en: () => 'The file is empty. Choose it again.',
    fr: () => 'Le fichier est vide. Choisissez-le de nouveau.',
  }),
  'file-too-large': phrase(z.object({ bytes: z.number(), most: z.number() }), {
    en: ({ bytes, most }, voice) =>
      `The file has ${voice.number(megabytes(bytes))} MB, at most ${voice.number(megabytes(most))} MB are possible. Send fewer pages at once, or scan in a lower resolution.`,
    fr: ({ bytes, most }, voice) =>
      `Le fichier fait ${voice.number(megabytes(bytes))} Mo, ${voice.number(megabytes(most))} Mo au plus sont possibles. Envoyez moins de pages à la fois, ou numérisez en plus basse résolution.`,
  }),
  'logo-not-picture': phrase(z.object({}), {
    en: () => 'A logo is a picture. Save it as a PNG or JPEG.',
    fr: () => 'Un logo est une image. Enregistrez-le en PNG ou en JPEG.',
  }),
  'type-not-accepted': phrase(z.object({ found: z.string() }), {
    en: ({ found }) =>
      found === 'unknown'
        ? 'This is not a PDF, JPEG or PNG. Save it as a PDF, or take a photo of it.'
        : `This is a file of type ${found.toUpperCase()}. Save it as a PDF, or take a photo of it.`,
    fr: ({ found }) =>
      found === 'unknown'
        ? 'Ce n’est ni un PDF, ni un JPEG, ni un PNG. Enregistrez-le en PDF, ou photographiez-le.'
        : `C’est un fichier de type ${found.toUpperCase()}. Enregistrez-le en PDF, ou photographiez-le.`,
  }),
  'photo-heic': phrase(none, {
    en: () =>
      'This photo is in Apple’s HEIC format. On the iPhone, choose Settings, Camera, Formats, Most Compatible and take it again, or send a screenshot of it.',
    fr: () =>
      'Cette photo est au format HEIC d’Apple. Sur l’iPhone, choisissez Réglages, Appareil photo, Formats, Le plus compatible et reprenez-la, ou envoyez-en une capture d’écran.',
  }),
  'file-mixed': phrase(file, {
    en: ({ type }) =>
      `This ${type.toUpperCase()} has another file hidden in it. Print it to a new PDF, or take a new photo, and send that.`,
    fr: ({ type }) =>
      `Ce ${type.toUpperCase()} contient un autre fichier. Imprimez-le dans un nouveau PDF, ou reprenez une photo, puis envoyez le résultat.`,
  }),
  'file-incomplete': phrase(file, {
    en: ({ type }) =>
      `This ${type.toUpperCase()} ends too early: a part of it is missing. Open it, save it again and send it once more.`,
    fr: ({ type }) =>
      `Ce ${type.toUpperCase()} s’arrête trop tôt : il en manque une partie. Ouvrez-le, enregistrez-le de nouveau et renvoyez-le.`,
  }),
  'file-damaged': phrase(file, {
    en: ({ type }) => `This ${type.toUpperCase()} is damaged and cannot be shown. Open it, save it again and send it once more.`,
    fr: ({ type }) =>
      `Ce ${type.toUpperCase()} est endommagé et ne peut pas être affiché. Ouvrez-le, enregistrez-le de nouveau et renvoyez-le.`,
  }),
  'file-locked': phrase(none, {
    en: () => 'This PDF opens only with a password. Save a copy without a password and send that.',
    fr: () => 'Ce PDF ne s’ouvre qu’avec un mot de passe. Enregistrez-en une copie sans mot de passe et envoyez-la.',
  }),
  'picture-too-large': phrase(z.object({ width: z.number(), height: z.number(), most: z.number() }), {
    en: ({ width, height, most }, voice) =>
      `The picture has ${voice.number(width)} × ${voice.number(height)} pixels, at most ${voice.number(megapixels(most))} million are possible. Take it in a lower resolution.`,
    fr: ({ width, height, most }, voice) =>
      `L’image fait ${voice.number(width)} × ${voice.number(height)} pixels, ${voice.number(megapixels(most))} millions au plus sont possibles. Prenez-la en plus basse résolution.`,
  }),
  malware: phrase(none, {
    en: () => 'Our scanner found malicious software in this file. Check your device, then send the document from another one.',
    fr: () =>
      'Notre analyse a trouvé un logiciel malveillant dans ce fichier. Vérifiez votre appareil, puis envoyez le document depuis un autre.',
  }),
} as const;

export const documentWords = wordsOf(documentPhrases);
export type DocumentCode = keyof typeof documentPhrases;
/** code and values, as they are stored and sent */
export type DocumentRefusal = Told;
