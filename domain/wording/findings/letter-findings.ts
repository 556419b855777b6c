import * as z from 'zod';
import { advice } from '../advice.ts';

const none = z.object({});
const text = z.string();
const list = (names: readonly string[]): string => (names.length === 0 ? '–' : names.join(', '));

/** where the letters of a policy have holes */
export const letterFindings = {
  'template-unknown': advice(z.object({ template: text }), {
    en: ({ template }) => ({
      message: `there is no letter called "${template}"`,
      remedy: 'use a letter that letters.kinds names, or write it there',
    }),
    fr: ({ template }) => ({
      message: `aucune lettre ne s’appelle « ${template} »`,
      remedy: 'utilisez une lettre de letters.kinds, ou ajoutez-la',
    }),
  }),
  'letter-no-reminder': advice(z.object({ template: text, kind: text }), {
    en: ({ template, kind }) => ({
      message: `"${template}" is a ${kind}, which merchants cannot stop`,
      remedy: 'let a ladder send reminders only',
    }),
    fr: ({ template, kind }) => ({
      message: `« ${template} » est de nature ${kind} : un marchand ne peut pas s’y opposer`,
      remedy: 'une échelle n’envoie que des lettres de nature reminder',
    }),
  }),
  'letter-kind-fixed': advice(z.object({ template: text, kind: text }), {
    en: ({ template, kind }) => ({
      message: `"${template}" is sent by the system and must be a ${kind}`,
      remedy: `name it in letters.kinds as ${kind}, and write it in every language`,
    }),
    fr: ({ template, kind }) => ({
      message: `« ${template} » est envoyée par le système et doit être de nature ${kind}`,
      remedy: `donnez-lui la nature ${kind} dans letters.kinds et écrivez-la dans chaque langue`,
    }),
  }),
  'letter-english-missing': advice(none, {
    en: () => ({ message: 'is missing', remedy: 'write the letters in English too: merchants of other languages read them' }),
    fr: () => ({ message: 'manque', remedy: 'écrivez aussi les lettres en anglais : les marchands d’autres langues les lisent' }),
  }),
  'letter-not-written': advice(z.object({ template: text }), {
    en: ({ template }) => ({
      message: `"${template}" has no text in this language`,
      remedy: 'write it, or take it out of letters.kinds',
    }),
    fr: ({ template }) => ({
      message: `« ${template} » n’a pas de texte dans cette langue`,
      remedy: 'écrivez-le, ou retirez la lettre de letters.kinds',
    }),
  }),
  'letter-without-kind': advice(z.object({ template: text }), {
    en: ({ template }) => ({
      message: `letters.kinds does not name "${template}"`,
      remedy: 'add it there as a reminder, decision, notice or code, or take its text out',
    }),
    fr: ({ template }) => ({
      message: `letters.kinds ne nomme pas « ${template} »`,
      remedy: 'ajoutez-y sa nature (reminder, decision, notice ou code), ou retirez le texte',
    }),
  }),
  'placeholder-unknown': advice(z.object({ name: text, known: z.array(text) }), {
    en: ({ name, known }) => ({
      message: `nothing fills the placeholder "${name}"`,
      remedy: `placeholders of this text: ${list(known)}`,
    }),
    fr: ({ name, known }) => ({
      message: `rien ne remplit la variable « ${name} »`,
      remedy: `variables de ce texte : ${list(known)}`,
    }),
  }),
  'placeholder-missing': advice(z.object({ name: text }), {
    en: ({ name }) => ({
      message: `lacks the placeholder "${name}"`,
      remedy: `put "${name}" between braces where the letter must say it`,
    }),
    fr: ({ name }) => ({
      message: `n’a pas la variable « ${name} »`,
      remedy: `placez « ${name} » entre accolades là où la lettre doit le dire`,
    }),
  }),
  'brace-alone': advice(none, {
    en: () => ({
      message: 'has a brace without its other half',
      remedy: 'write a placeholder as its name between two braces, and no other braces',
    }),
    fr: () => ({
      message: 'contient une accolade seule',
      remedy: 'écrivez une variable comme son nom entre deux accolades, sans autre accolade',
    }),
  }),
} as const;
