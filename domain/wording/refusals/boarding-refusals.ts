import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { count, none, text } from './members.ts';

const cell = z.object({ column: text });
const typed = cell.extend({ text });

/** why a file of merchants to board cannot be read, or one row of it not be done */
export const boardingRefusals = {
  'csv-not-text': phrase(none, {
    en: () => 'This is not a CSV file. Save the sheet as CSV and choose that file.',
    fr: () => 'Ce n’est pas un fichier CSV. Enregistrez la feuille au format CSV et choisissez ce fichier.',
  }),
  'csv-empty': phrase(none, {
    en: () => 'The file has no rows below its header. Add one row per merchant and method.',
    fr: () => 'Le fichier n’a aucune ligne sous l’en-tête. Ajoutez une ligne par marchand et moyen de paiement.',
  }),
  'csv-too-long': phrase(z.object({ most: count }), {
    en: ({ most }, voice) => `The file has more than ${voice.number(most)} rows. Split it.`,
    fr: ({ most }, voice) => `Le fichier a plus de ${voice.number(most)} lignes. Divisez-le.`,
  }),
  'csv-columns': phrase(z.object({ missing: z.array(text), found: z.array(text) }), {
    en: ({ missing, found }) =>
      `The header lacks these columns: ${missing.join(', ')}. It has: ${found.join(', ')}. Name the columns reference, method and psp_client.`,
    fr: ({ missing, found }) =>
      `Il manque ces colonnes à l’en-tête : ${missing.join(', ')}. Il contient : ${found.join(', ')}. Nommez les colonnes reference, method et psp_client.`,
  }),
  'csv-broken': phrase(z.object({ line: count }), {
    en: ({ line }) => `The file cannot be read from line ${line} on. Look for a quotation mark that has no second one.`,
    fr: ({ line }) => `Le fichier est illisible à partir de la ligne ${line}. Cherchez un guillemet qui n’est pas refermé.`,
  }),
  'cell-empty': phrase(cell, {
    en: ({ column }) => `The column ${column} is empty. Fill it in.`,
    fr: ({ column }) => `La colonne ${column} est vide. Remplissez-la.`,
  }),
  'cell-shortened': phrase(typed, {
    en: ({ column, text: read }) =>
      `The spreadsheet shortened ${column} to ${read}. Format the column as text, enter the whole number and save again.`,
    fr: ({ column, text: read }) =>
      `Le tableur a abrégé ${column} en ${read}. Mettez la colonne au format texte, saisissez le nombre entier et enregistrez à nouveau.`,
  }),
  'cell-formula': phrase(typed, {
    en: ({ column, text: read }) => `${column} is a formula: ${read}. Enter the value itself.`,
    fr: ({ column, text: read }) => `${column} est une formule : ${read}. Saisissez la valeur elle-même.`,
  }),
  'cell-unreadable': phrase(cell, {
    en: ({ column }) => `${column} has line breaks, control characters or more than 200 characters. Correct it.`,
    fr: ({ column }) => `${column} contient des sauts de ligne, des caractères de contrôle ou plus de 200 caractères. Corrigez.`,
  }),
  'method-unknown': phrase(z.object({ known: z.array(text) }), {
    en: ({ known }, voice) => `There is no such payment method. Enter one of: ${voice.words(known)}.`,
    fr: ({ known }, voice) => `Ce moyen de paiement n’existe pas. Saisissez l’un de ceux-ci : ${voice.words(known)}.`,
  }),
  'row-repeated': phrase(z.object({ line: count }), {
    en: ({ line }) => `The same merchant and method are in line ${line}. Nothing is done for this row.`,
    fr: ({ line }) => `Le même marchand et le même moyen figurent à la ligne ${line}. Rien n’est fait pour cette ligne.`,
  }),
  'row-merchant-unknown': phrase(z.object({ reference: text }), {
    en: ({ reference }) => `This client has no merchant with the reference ${reference}. Check the reference and the client.`,
    fr: ({ reference }) => `Ce client n’a pas de marchand de référence ${reference}. Vérifiez la référence et le client.`,
  }),
  'row-merchant-known': phrase(z.object({ reference: text }), {
    en: ({ reference }) =>
      `There is a merchant with the reference ${reference} already, and this row differs from it. Correct the merchant in the console.`,
    fr: ({ reference }) =>
      `Un marchand de référence ${reference} existe déjà, et cette ligne en diffère. Corrigez le marchand dans la console.`,
  }),
  'field-unreadable': phrase(z.object({ field: text }), {
    en: ({ field }) => `The field ${field} is missing or is not what it should be. Correct it and send the row again.`,
    fr: ({ field }) => `Le champ ${field} manque ou n’est pas valable. Corrigez-le et renvoyez la ligne.`,
  }),
  'row-merchant-left': phrase(z.object({ reference: text }), {
    en: ({ reference }) => `The merchant ${reference} has left. Nothing can be boarded for it.`,
    fr: ({ reference }) => `Le marchand ${reference} est parti. Rien ne peut être raccordé pour lui.`,
  }),
} as const;
