import * as z from 'zod';
import { advice } from '../advice.ts';

const none = z.object({});
const text = z.string();
const number = z.number();
const names = z.array(text);

/** where bands, rules, screening and what merchants supply contradict themselves */
export const riskFindings = {
  'band-leaves-below': advice(z.object({ from: number }), {
    en: ({ from }) => ({ message: `leaves scores below ${from} undecided`, remedy: 'remove "from" from the lowest band' }),
    fr: ({ from }) => ({
      message: `laisse les scores sous ${from} sans décision`,
      remedy: 'ôtez « from » du palier le plus bas',
    }),
  }),
  'band-leaves-above': advice(z.object({ to: number }), {
    en: ({ to }) => ({ message: `leaves scores from ${to} undecided`, remedy: 'remove "to" from the highest band' }),
    fr: ({ to }) => ({ message: `laisse les scores dès ${to} sans décision`, remedy: 'ôtez « to » du palier le plus haut' }),
  }),
  'band-empty': advice(z.object({ from: number, to: number }), {
    en: ({ from, to }) => ({ message: `${to} is not above its from ${from}`, remedy: 'set "to" above "from"' }),
    fr: ({ from, to }) => ({
      message: `${to} n’est pas supérieur à from ${from}`,
      remedy: 'fixez « to » au-dessus de « from »',
    }),
  }),
  'band-overlaps': advice(z.object({ to: number.optional() }), {
    en: ({ to }) => ({
      message: to === undefined ? 'overlaps the band below, which has no end' : `overlaps the band below, which ends at ${to}`,
      remedy: 'start each band where the band below ends',
    }),
    fr: ({ to }) => ({
      message:
        to === undefined ? 'recouvre le palier inférieur, qui n’a pas de fin' : `recouvre le palier inférieur, qui finit à ${to}`,
      remedy: 'commencez chaque palier où finit le précédent',
    }),
  }),
  'band-gap': advice(z.object({ from: number, to: number }), {
    en: ({ from, to }) => ({
      message: `leaves a gap from ${from} to ${to}`,
      remedy: 'start each band where the band below ends',
    }),
    fr: ({ from, to }) => ({
      message: `laisse un vide de ${from} à ${to}`,
      remedy: 'commencez chaque palier où finit le précédent',
    }),
  }),
  'signal-unknown': advice(z.object({ signal: text, known: names }), {
    en: ({ signal, known }) => ({ message: `"${signal}" is not a signal`, remedy: `use one of ${known.join(', ')}` }),
    fr: ({ signal, known }) => ({
      message: `« ${signal} » n’est pas un signal`,
      remedy: `utilisez l’un de ceux-ci : ${known.join(', ')}`,
    }),
  }),
  'value-impossible': advice(z.object({ value: text, signal: text }), {
    en: ({ value, signal }) => ({
      message: `${value} is never a value of ${signal}`,
      remedy: `compare ${signal} with a value it can have`,
    }),
    fr: ({ value, signal }) => ({
      message: `${value} n’est jamais une valeur de ${signal}`,
      remedy: `comparez ${signal} à une valeur possible`,
    }),
  }),
  'not-a-number': advice(z.object({ signal: text }), {
    en: ({ signal }) => ({ message: `${signal} is not a number`, remedy: 'compare it with eq or in' }),
    fr: ({ signal }) => ({ message: `${signal} n’est pas un nombre`, remedy: 'comparez-le par eq ou in' }),
  }),
  'between-upside-down': advice(z.object({ from: number, to: number }), {
    en: ({ from, to }) => ({ message: `${to} is below from ${from}`, remedy: 'swap the two' }),
    fr: ({ from, to }) => ({ message: `${to} est inférieur à from ${from}`, remedy: 'échangez les deux' }),
  }),
  'nothing-to-ask-for': advice(none, {
    en: () => ({
      message: 'is empty, but reviewers may ask for information',
      remedy: 'add what reviewers may ask for, or remove the choice from the queue',
    }),
    fr: () => ({
      message: 'est vide, et les examinateurs peuvent demander des informations',
      remedy: 'listez ce qui peut être demandé, ou retirez ce choix de la file',
    }),
  }),
  'no-rule-asks': advice(none, {
    en: () => ({
      message: 'asks for information, but no rule names what to ask for',
      remedy: 'give a rule a "request", or use review',
    }),
    fr: () => ({
      message: 'demande des informations, mais aucune règle ne dit lesquelles',
      remedy: 'donnez un « request » à une règle, ou utilisez review',
    }),
  }),
  'screening-upside-down': advice(z.object({ possibleFrom: number, probableFrom: number }), {
    en: ({ possibleFrom, probableFrom }) => ({
      message: `${possibleFrom} is above probableFrom ${probableFrom}`,
      remedy: 'set possibleFrom below probableFrom',
    }),
    fr: ({ possibleFrom, probableFrom }) => ({
      message: `${possibleFrom} est supérieur à probableFrom ${probableFrom}`,
      remedy: 'fixez possibleFrom sous probableFrom',
    }),
  }),
  'provider-not-needed': advice(none, {
    en: () => ({
      message: 'is named, but operations verify this requirement',
      remedy: 'remove it, or set verifiedBy to provider',
    }),
    fr: () => ({
      message: 'est nommé, mais les opérations vérifient cette exigence',
      remedy: 'retirez-le, ou mettez verifiedBy à provider',
    }),
  }),
  'provider-missing': advice(z.object({ known: names }), {
    en: ({ known }) => ({ message: 'is missing', remedy: `name the provider that verifies it: ${known.join(', ')}` }),
    fr: ({ known }) => ({ message: 'manque', remedy: `nommez le prestataire qui vérifie : ${known.join(', ')}` }),
  }),
  'source-twice': advice(z.object({ source: text }), {
    en: ({ source }) => ({ message: `"${source}" is already in use`, remedy: 'use each source for one party only' }),
    fr: ({ source }) => ({ message: `« ${source} » est déjà utilisée`, remedy: 'utilisez chaque source pour une seule partie' }),
  }),
  'source-ours': advice(z.object({ source: text }), {
    en: ({ source }) => ({ message: `"${source}" is our own source`, remedy: 'name the source of the other system' }),
    fr: ({ source }) => ({ message: `« ${source} » est notre propre source`, remedy: 'nommez la source de l’autre système' }),
  }),
  'operations-source-missing': advice(none, {
    en: () => ({ message: 'is empty, but operations verify requirements', remedy: 'name the system in which operations verify' }),
    fr: () => ({
      message: 'est vide, mais les opérations vérifient des exigences',
      remedy: 'nommez le système où elles vérifient',
    }),
  }),
  'roles-without-person': advice(none, {
    en: () => ({
      message: 'names roles, but the requirement is not per person',
      remedy: 'set per to person, or empty the list',
    }),
    fr: () => ({
      message: 'nomme des rôles, mais l’exigence n’est pas par personne',
      remedy: 'mettez per à person, ou videz la liste',
    }),
  }),
  'method-without-method': advice(none, {
    en: () => ({
      message: 'uses the placeholder of a payment method, but the requirement is not per payment method',
      remedy: 'name the capability, or set per to payment_method',
    }),
    fr: () => ({
      message: 'emploie le repère du moyen de paiement, mais l’exigence n’est pas par moyen de paiement',
      remedy: 'nommez la capacité, ou mettez per à payment_method',
    }),
  }),
  'stage-opens-nothing': advice(z.object({ stage: text }), {
    en: ({ stage }) => ({ message: `no playbook opens requirements in ${stage}`, remedy: 'use onboarding or activation' }),
    fr: ({ stage }) => ({
      message: `aucun parcours n’ouvre d’exigences dans ${stage}`,
      remedy: 'utilisez onboarding ou activation',
    }),
  }),
  'key-taken': advice(z.object({ key: text }), {
    en: ({ key }) => ({ message: `"${key}" is reserved for the playbooks`, remedy: 'choose another key' }),
    fr: ({ key }) => ({ message: `« ${key} » est réservé aux parcours`, remedy: 'choisissez une autre clé' }),
  }),
  'postponement-too-short': advice(z.object({ days: number }), {
    en: ({ days }) => ({
      message: `is less than one extension of ${days} days`,
      remedy: 'make it maximumExtensionDays or more',
    }),
    fr: ({ days }) => ({
      message: `est plus court qu’une prolongation de ${days} jours`,
      remedy: 'portez-le à maximumExtensionDays ou plus',
    }),
  }),
  'deadline-too-short': advice(z.object({ days: number, remind: number }), {
    en: ({ days, remind }) => ({
      message: `${days} days leave no time for the reminder, which is sent ${remind} days before the deadline`,
      remedy: 'make the deadline longer than remindBeforeDeadlineDays',
    }),
    fr: ({ days, remind }) => ({
      message: `${days} jours ne laissent pas le temps du rappel, envoyé ${remind} jours avant l’échéance`,
      remedy: 'rendez l’échéance plus longue que remindBeforeDeadlineDays',
    }),
  }),
} as const;
