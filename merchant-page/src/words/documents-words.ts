/** words of handing in a document */
export const documentWords = {
  en: {
    title: 'Documents',
    choose: 'Choose a file or take a photo',
    another: 'Send another file',
    kinds: 'PDF, JPEG or PNG, at most 15 MB',
    sending: (name: string) => `Sending ${name}`,
    notSent: 'The file did not arrive.',
    is: { received: 'Arrived. We are scanning it.', clean: 'Arrived and scanned.', refused: 'Not accepted.' },
  },
  fr: {
    title: 'Documents',
    choose: 'Choisir un fichier ou prendre une photo',
    another: 'Envoyer un autre fichier',
    kinds: 'PDF, JPEG ou PNG, 15 Mo au plus',
    sending: (name: string) => `Envoi de ${name}`,
    notSent: 'Le fichier n’est pas arrivé.',
    is: { received: 'Bien arrivé. Analyse en cours.', clean: 'Bien arrivé et analysé.', refused: 'Non accepté.' },
  },
};
