import type { deskEn } from './en.ts';

export const deskFr: Record<keyof typeof deskEn, string> = {
  'hit.sample':
    'Aucune liste de sanctions n’est chargée. Seul l’échantillon de noms inventés a été consulté : les noms réels ne sont pas trouvés. Un ingénieur charge une liste avec « npm run load:list ».',
  'hit.listOn': '{title}, {asOf}',
  'hit.born': 'naissance : {what}',
  'hit.nationality': 'nationalité : {what}',
  'hit.programme': 'programme : {what}',
  'hit.falsePositive': 'Autre personne',
  'hit.trueMatch': 'Même personne',
  'hit.falsePositiveTitle': '{ours} n’est pas « {listed} »',
  'hit.trueMatchTitle': '{ours} est « {listed} »',
  'hit.falsePositiveNote': 'Cette correspondance reste silencieuse jusqu’à ce que le nom ou l’entrée de la liste change.',
  'hit.trueMatchNote': 'Le contrôle du risque la compte comme confirmée. Le marchand n’en est pas informé.',
  'hit.decided': '{verdict} : {by}, {when} : « {reason} »',
};
