import type { flowEn } from './en.ts';

export const flowFr: Readonly<Record<keyof typeof flowEn, string>> = {
  'toast.undo': 'Annuler',
  'toast.undone': 'C’est annulé.',
  'toast.notUndone': 'Annulation impossible : {why}',
  'toast.claimed': 'Vous avez pris « {title} ».',
  'toast.released': '« {title} » est de retour dans sa file.',
  'toast.watched': 'Vous suivez « {title} ».',
  'toast.unwatched': 'Vous ne suivez plus « {title} ».',
  'toast.snoozed': '« {title} » revient le {when}.',
  'toast.assigned': '« {title} » est attribuée à {to}.',
  'toast.decided': 'Fait : {choice} · {title}',
  'toast.approvedOnce': '« {title} » : votre accord est enregistré. Une autre personne doit décider aussi.',
  'decide.choose': 'Choisissez une décision.',
  'missing.merchant': 'Aucun marchand ne porte cet identifiant. L’adresse est peut-être incomplète.',
  'missing.merchants': 'Chercher dans la liste des marchands',
  'missing.task':
    'Cette tâche n’est plus ouverte, ou l’adresse est incomplète. Les tâches terminées figurent sur la chronologie du marchand.',
  'missing.timeline': 'Ouvrir le marchand',
  'missing.queue': 'Aucune file ne porte ce nom.',
  'missing.page': 'Aucune page à cette adresse.',
  'missing.part': 'Cette page n’a pas pu être chargée. Une version plus récente de la console existe peut-être.',
  'missing.reload': 'Recharger',
  'missing.today': 'Aller à Aujourd’hui',
};
