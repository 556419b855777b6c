/** the language of a BCP 47 tag without region or script: `pt` of `pt-BR` */
export const presentLanguage = (locale: string): string => locale.replace(/-.*$/, '').toLowerCase();
