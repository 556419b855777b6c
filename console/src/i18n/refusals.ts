import type { ProblemType, RefusalCode } from '../../../domain/refusal.ts';

/** why the API said no, one line each: English, French; what is in braces is a member of `about` */
export const refusalWords: Readonly<Record<RefusalCode, readonly [string, string]>> = {
  'application-taken': [
    'The reference {reference} is taken by an application with other data.',
    'La référence {reference} est prise par une demande aux données différentes.',
  ],
  'beyond-postponement': [
    'It may be put off until {latest}. Beyond that only one of these roles decides: {wanted}.',
    'Report possible jusqu’au {latest}. Au-delà, seul l’un de ces rôles décide : {wanted}.',
  ],
  'choice-not-offered': [
    '“{choice}” is not one of the choices: {choices}.',
    '« {choice} » ne fait pas partie des choix : {choices}.',
  ],
  'comment-missing': ['Write what the next person should know.', 'Écrivez ce que la personne suivante doit savoir.'],
  'cursor-unknown': [
    'This page of the list is no longer known. Begin at the start.',
    'Cette page de la liste n’existe plus. Reprenez au début.',
  ],
  'deadline-not-later': ['Choose a deadline after {base}.', 'Choisissez une échéance après le {base}.'],
  'deadline-too-late': [
    'The policy allows {days} days more at once: {latest} at the latest.',
    'La politique accorde {days} jours de plus à la fois : le {latest} au plus tard.',
  ],
  'decision-first': [
    'This merchant waits for a decision of ours: decide its task first.',
    'Ce marchand attend une décision de notre part : décidez d’abord sa tâche.',
  ],
  'event-was-none': [
    'This was no event at all. Ask its sender to send it again.',
    'Ce n’était pas un événement. Demandez à son expéditeur de le renvoyer.',
  ],
  'event-was-replayed': ['It was replayed already, {at}.', 'Il a déjà été rejoué, le {at}.'],
  'event-was-shortened': [
    'It was kept without its account number. Ask its sender to send it again.',
    'Il a été gardé sans son numéro de compte. Demandez à son expéditeur de le renvoyer.',
  ],
  'extension-out-of-bounds': [
    '{days} days are not possible: the policy allows {most} at most at once.',
    '{days} jours ne sont pas possibles : la politique en accorde {most} au plus à la fois.',
  ],
  'first-approver': [
    '{by} gave the first approval, {at}. The second is another person’s.',
    '{by} a donné la première approbation, le {at}. La seconde revient à quelqu’un d’autre.',
  ],
  'items-missing': [
    'Choose what the merchant is asked for. It never reads your reason.',
    'Choisissez ce qui est demandé au marchand. Il ne lit jamais votre raison.',
  ],
  'items-unknown': [
    'The policy does not know everything you want to ask for. Look at the list again.',
    'La politique ne connaît pas tout ce que vous voulez demander. Regardez la liste de nouveau.',
  ],
  'language-unknown': [
    'No letters are written in this language. Choose another one.',
    'Aucune lettre n’est écrite dans cette langue. Choisissez-en une autre.',
  ],
  'letters-hold-no-event': [
    'What lies in this queue holds no event that could be replayed. The runbook says how it is read.',
    'Ce que contient cette file n’a aucun événement à rejouer. Le manuel dit comment le lire.',
  ],
  'merchant-left': ['This merchant has left. Nothing was changed.', 'Ce marchand est parti. Rien n’a été changé.'],
  'merchant-unknown': ['There is no such merchant.', 'Ce marchand n’existe pas.'],
  'message-none-left': [
    'Every message of “{stage}” has been sent: what comes next is a person’s call.',
    'Tous les messages de « {stage} » sont partis : la suite est un appel.',
  ],
  'no-deadline': ['There is no deadline to extend.', 'Il n’y a pas d’échéance à repousser.'],
  'no-ladder': [
    'No reminders are running for this merchant in “{stage}”.',
    'Aucune relance ne court pour ce marchand en « {stage} ».',
  ],
  'no-run-waits': [
    'No run of this merchant is waiting. Look again in a minute.',
    'Aucune exécution de ce marchand n’attend. Regardez de nouveau dans une minute.',
  ],
  'own-proposal': [
    '{by} proposed it, {at}. It loosens a rule, so another person approves it.',
    '{by} l’a proposé, le {at}. Cela assouplit une règle : quelqu’un d’autre l’approuve.',
  ],
  'period-too-long': ['{days} days are too many: {most} at most.', '{days} jours, c’est trop : {most} au plus.'],
  'period-upside-down': ['The period ends before it begins.', 'La période finit avant de commencer.'],
  'person-may-not': [
    '{person} has the role {has}; this task takes: {wanted}.',
    '{person} a le rôle {has} ; cette tâche demande : {wanted}.',
  ],
  'person-unknown': [
    'Nobody called {person} may sign in. Choose one of those listed.',
    'Personne du nom de {person} ne peut se connecter. Choisissez dans la liste.',
  ],
  'policy-none': ['No policy is active yet.', 'Aucune politique n’est encore active.'],
  'policy-unknown': ['The policy {version} was never published.', 'La politique {version} n’a jamais été publiée.'],
  'proposal-none': [
    'There is no such proposal any more. Look at the policy again.',
    'Cette proposition n’existe plus. Regardez la politique de nouveau.',
  ],
  'reason-missing': ['Say why: the timeline keeps it.', 'Dites pourquoi : la chronologie le garde.'],
  'reference-unknown': [
    'This event is not on the list any more. Look at it again.',
    'Cet événement n’est plus dans la liste. Regardez-la de nouveau.',
  ],
  'requirement-ended': [
    'This requirement is settled ({status}): it can no longer be changed.',
    'Cette exigence est réglée ({status}) : elle ne peut plus être changée.',
  ],
  'requirement-unknown': ['There is no such requirement.', 'Cette exigence n’existe pas.'],
  'requirements-due': ['Something is still due.', 'Quelque chose est encore dû.'],
  'role-missing': [
    'This takes one of the roles {wanted}. Yours: {has}.',
    'Il faut un de ces rôles : {wanted}. Les vôtres : {has}.',
  ],
  'run-ended': ['This run cannot go on any more. Look again.', 'Cette exécution ne peut plus reprendre. Regardez de nouveau.'],
  'run-name-too-long': [
    'This run’s name is too long to begin anew. Have it go on instead.',
    'Le nom de cette exécution est trop long pour recommencer. Faites-la plutôt reprendre.',
  ],
  'run-not-failed': [
    'This run has not failed: it is “{status}” by now. Nothing was changed.',
    'Cette exécution n’a pas échoué : elle est désormais « {status} ». Rien n’a été changé.',
  ],
  'run-not-redrivable': [
    'This run cannot go on from where it failed ({why}). Begin it anew.',
    'Cette exécution ne peut reprendre où elle a échoué ({why}). Recommencez-la.',
  ],
  'run-unknown': ['This run is not known any more.', 'Cette exécution n’est plus connue.'],
  'run-without-input': [
    'This run was not started with what a playbook takes. Have it go on, or send its event again.',
    'Cette exécution n’a pas commencé avec ce qu’il faut à un parcours. Faites-la reprendre ou renvoyez son événement.',
  ],
  'stage-not-next': ['“{to}” does not follow “{from}”.', '« {to} » ne suit pas « {from} ».'],
  'task-cancelled': [
    'Too late: the task was cancelled, {at}. Nothing was changed.',
    'Trop tard : la tâche a été annulée, le {at}. Rien n’a été changé.',
  ],
  'task-decided': [
    'Too late: {by} decided it, {at} ({choice}). Nothing was changed.',
    'Trop tard : {by} l’a décidée, le {at} ({choice}). Rien n’a été changé.',
  ],
  'task-held': [
    '{by} claimed it, {at}. Ask them to release it, or have it assigned to you.',
    '{by} l’a prise, le {at}. Demandez-lui de la rendre, ou faites-vous l’attribuer.',
  ],
  'task-snoozed': [
    'It is put aside until {until}. Claim it to take it up earlier.',
    'Elle est mise de côté jusqu’au {until}. Prenez-la pour la reprendre plus tôt.',
  ],
  'task-unknown': [
    'There is no such task any more. Look at the list again.',
    'Cette tâche n’existe plus. Regardez la liste de nouveau.',
  ],
  'until-not-later': ['{until} is past. Choose a later day.', 'Le {until} est passé. Choisissez un jour plus tard.'],
};

/** where the API says no more than the kind of its refusal */
export const problemWords: Readonly<Record<ProblemType, readonly [string, string]>> = {
  'invalid-request': ['Something in this is not right: {fields}.', 'Quelque chose ici est faux : {fields}.'],
  'invalid-policy': ['The policy contradicts itself in {findings} places.', 'La politique se contredit en {findings} endroits.'],
  'not-signed-in': ['Sign in first.', 'Connectez-vous d’abord.'],
  'too-large': ['This is too large. Send less.', 'C’est trop volumineux. Envoyez-en moins.'],
  'not-allowed': ['Your role does not allow this.', 'Votre rôle ne le permet pas.'],
  'not-found': ['There is no such thing.', 'Cela n’existe pas.'],
  'stale-version': ['Somebody changed it since you looked. Look again.', 'Quelqu’un l’a changé depuis. Regardez de nouveau.'],
  conflict: ['Too late, or not in this state. Look again.', 'Trop tard, ou pas dans cet état. Regardez de nouveau.'],
  'concurrent-change': [
    'Somebody else changed it at the same moment. Look again, then try again.',
    'Quelqu’un l’a changé au même moment. Regardez de nouveau, puis réessayez.',
  ],
  unavailable: [
    'A service does not answer. Try again in a moment: what was done already is not done twice.',
    'Un service ne répond pas. Réessayez dans un instant : ce qui est déjà fait ne l’est pas deux fois.',
  ],
  unexpected: [
    'Something went wrong on our side; it is noted. Try again: what was done already is not done twice.',
    'Une erreur s’est produite chez nous ; elle est notée. Réessayez : ce qui est déjà fait ne l’est pas deux fois.',
  ],
};
