/** states that more than one playbook has: English as the state machines name them, French */
export const states: Readonly<Record<string, string>> = {
  'What is the news?': 'Quelle est la nouvelle ?',
  'Climb the ladder': 'Gravir l’échelle',
  'Ask a person about the deadline': 'Interroger une personne sur l’échéance',
  'Apply the decision': 'Appliquer la décision',
  'What was decided?': 'Qu’a-t-on décidé ?',
  'Close the merchant': 'Clore le marchand',
  'The merchant has left': 'Le marchand est parti',
  'Stop: nobody planned for this': 'Arrêt : personne n’avait prévu cela',
  'Wait for the decision': 'Attendre la décision',
};
