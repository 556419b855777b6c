import { useMemo } from 'react';
import { useWords } from '../i18n/index.tsx';

const en = {
  open: 'Import merchants…',
  title: 'Import merchants that sell already',
  about:
    'They come under our care without onboarding: nothing is asked of them. One row a merchant, in UTF-8, with the columns of docs/import.md. Try the file first.',
  file: 'CSV file',
  try: 'Try',
  do: 'Import',
  goOn: 'Go on',
  progress: '{answered} of {rows} rows',
  would: 'Would be imported: {n}. There already: {before}. Refused: {wrong}.',
  did: 'Imported: {n}. There already: {before}. Refused: {wrong}.',
  stopped: 'It stopped after {answered} of {rows} rows. Those are done; go on with the rest.',
  line: 'Line {line}',
  field: 'check {field}',
  imported: 'imported',
  wouldBe: 'would be imported',
  before: 'there already',
  more: 'and {n} more',
  lacking: 'The file lacks these columns: {columns}. Add them.',
  unreadable: 'The file cannot be read: {why}',
};
type ImportWord = keyof typeof en;

const fr: Readonly<Record<ImportWord, string>> = {
  open: 'Importer des marchands…',
  title: 'Importer des marchands qui vendent déjà',
  about:
    'Ils passent sous notre suivi sans intégration : rien ne leur est demandé. Une ligne par marchand, en UTF-8, avec les colonnes de docs/import.md. Essayez d’abord le fichier.',
  file: 'Fichier CSV',
  try: 'Essayer',
  do: 'Importer',
  goOn: 'Continuer',
  progress: '{answered} lignes sur {rows}',
  would: 'Seraient importés : {n}. Déjà présents : {before}. Refusés : {wrong}.',
  did: 'Importés : {n}. Déjà présents : {before}. Refusés : {wrong}.',
  stopped: 'L’import s’est arrêté après {answered} lignes sur {rows}. Elles sont faites ; continuez avec le reste.',
  line: 'Ligne {line}',
  field: 'vérifiez {field}',
  imported: 'importé',
  wouldBe: 'serait importé',
  before: 'déjà présent',
  more: 'et {n} autres',
  lacking: 'Il manque ces colonnes au fichier : {columns}. Ajoutez-les.',
  unreadable: 'Le fichier est illisible : {why}',
};

/** the words of an import in the language chosen */
export const useImportWords = () => {
  const { locale } = useWords();
  return useMemo(() => {
    const texts = locale === 'fr' ? fr : en;
    return (key: ImportWord, values: Readonly<Record<string, string | number>> = {}): string =>
      texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }, [locale]);
};
