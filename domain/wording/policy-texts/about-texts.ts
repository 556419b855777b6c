import type { Both } from './both.ts';

/** the policy that ships, about itself */
export const policyTexts: Readonly<Record<'title' | 'note', Both>> = {
  title: { en: 'Firstsale default policy', fr: 'Politique par défaut de Firstsale' },
  note: {
    en: 'A starting point drawn from public experience; every figure is meant to be changed and back-tested.',
    fr: 'Un point de départ tiré d’expériences publiées ; chaque chiffre est fait pour être changé et rejoué sur le passé.',
  },
};
