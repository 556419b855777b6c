import type { sharingEn } from './sharing-en.ts';

export const sharingFr: Readonly<Record<keyof typeof sharingEn, string>> = {
  'section.sharing': 'Équipes',
  sharingHint:
    'Chaque nouvelle tâche va à l’équipe à qui la file doit le plus, parmi celles qui sont ouvertes, ont les compétences et restent sous leurs plafonds. Une file sans répartition est à tout le monde.',
  'field.teams': 'Équipes',
  'field.whose': 'À qui est l’équipe',
  'field.languages': 'Langues (deux lettres chacune)',
  'field.skills': 'Compétences',
  'field.openIn': 'Ouverte selon ces calendriers (aucun : jour et nuit)',
  'field.currency': 'Devise de ses prix',
  'field.works': 'Files où elle travaille',
  'field.maximumADay': 'Tâches par jour, au plus',
  'field.maximumOpen': 'Tâches ouvertes à la fois, au plus',
  'field.commitmentADay': 'Tâches par jour selon le contrat',
  'field.priceMinor': 'Prix d’une tâche, en unités mineures',
  'field.allocations': 'Parts des files',
  'field.asks': 'Compétences que demande une tâche',
  'field.inLanguage': 'Demande la langue du marchand',
  'field.shares': 'Parts, 100 en tout',
  'field.team': 'Équipe',
  'field.share': 'Part, en pour cent',
};
