/** what the shipped policy and the domain write in English, as a person reads it in French. What a desk writes itself stays as written */
export const sentences: Readonly<Record<string, string>> = {
  // requirements
  'Proof of company registration': 'Justificatif d’immatriculation de l’entreprise',
  'Identity document of the representative': 'Pièce d’identité du représentant',
  'Identity document of the owner': 'Pièce d’identité du propriétaire',
  'Your identity document': 'Votre pièce d’identité',
  'Bank account for payouts': 'Compte bancaire pour les versements',
  'Website or shop page that shows what is sold': 'Site ou page de boutique montrant ce qui est vendu',
  'Tax form W-9': 'Formulaire fiscal W-9',
  'Latest annual accounts': 'Derniers comptes annuels',
  'Approval of the price': 'Accord sur le tarif',
  'Boarding of the payment method': 'Mise en service du moyen de paiement',
  'Connect your shop': 'Connecter votre boutique',
  'Evidence of the declared volume': 'Justificatifs du volume déclaré',
  'Document that shows when the company was founded': 'Document indiquant la date de création de l’entreprise',
  'Registration number': 'Numéro d’immatriculation',
  'VAT number': 'Numéro de TVA',
  'Merchant category code': 'Code de catégorie de marchand',
  'E-mail address': 'Adresse électronique',
  'Phone number': 'Numéro de téléphone',
  'Website address': 'Adresse du site',
  'Bank account number': 'Numéro de compte bancaire',
  // why they are asked for
  'the law asks us to know the company before it takes payments':
    'la loi nous demande de connaître l’entreprise avant qu’elle n’encaisse',
  'the law asks us to identify who acts for the company':
    'la loi nous demande d’identifier la personne qui agit pour l’entreprise',
  'the law asks us to identify who owns the company': 'la loi nous demande d’identifier les propriétaires de l’entreprise',
  'the law asks us to identify whom we pay out to': 'la loi nous demande d’identifier le bénéficiaire des versements',
  'payouts need an account in the name of the business': 'les versements exigent un compte au nom de l’activité',
  'card schemes ask us to see what is sold, the price and the terms':
    'les réseaux de cartes nous demandent de voir ce qui est vendu, à quel prix et à quelles conditions',
  'the IRS asks payment companies to report payouts':
    'l’administration fiscale américaine demande aux prestataires de paiement de déclarer les versements',
  'the declared volume is high for an account without accounts seen': 'le volume déclaré est élevé et aucun compte n’a été vu',
  'prices for high volumes are agreed case by case': 'les tarifs des gros volumes se conviennent au cas par cas',
  'the scheme boards every merchant itself': 'le réseau met lui-même chaque marchand en service',
  'payments can only come in once the shop is connected': 'les paiements ne peuvent arriver qu’une fois la boutique connectée',
  'what was given with the application cannot be right': 'ce qui a été indiqué dans la demande ne peut pas être exact',
  // risk
  'A name is probably on a sanctions or PEP list': 'Un nom figure probablement sur une liste de sanctions ou de PPE',
  'A name is possibly on a sanctions or PEP list': 'Un nom figure peut-être sur une liste de sanctions ou de PPE',
  'A country involved is on the FATF call for action': 'Un pays concerné fait l’objet d’un appel à l’action du GAFI',
  'A country involved is under FATF increased monitoring': 'Un pays concerné est sous surveillance renforcée du GAFI',
  'The line of business is one we do not take': 'Nous n’acceptons pas ce secteur d’activité',
  'The line of business is high risk to the card schemes': 'Secteur à haut risque pour les réseaux de cartes',
  'The line of business has raised risk': 'Secteur à risque accru',
  'The line of business is not known': 'Secteur d’activité inconnu',
  'The company register has not confirmed the company': 'Le registre n’a pas confirmé l’entreprise',
  'The e-mail address is a throw-away one': 'L’adresse électronique est jetable',
  'The e-mail address is not of the website': 'L’adresse électronique n’est pas celle du site',
  'No website was given': 'Aucun site indiqué',
  'High volume declared by a company younger than half a year': 'Gros volume déclaré par une entreprise de moins de six mois',
  'High volume declared and the age of the company is not known': 'Gros volume déclaré et âge de l’entreprise inconnu',
  'Documents were refused more than twice': 'Documents refusés plus de deux fois',
  'The company is older than five years': 'L’entreprise a plus de cinq ans',
  'every review of this queue': 'tout examen de cette file',
  'the policy that ships with Firstsale': 'la politique livrée avec Firstsale',
  'Firstsale default policy': 'Politique par défaut de Firstsale',
  'A starting point drawn from public experience; every figure is meant to be changed and back-tested.':
    'Un point de départ tiré d’expériences publiées ; chaque chiffre est fait pour être changé et rejoué sur le passé.',
  // the sample list, and what the made-up provider of the demo says
  'sample of invented names; replace with a sanctions and PEP list before screening real merchants':
    'échantillon de noms inventés ; à remplacer par une liste de sanctions et de PPE avant de filtrer de vrais marchands',
  'send a photo in which all four corners and every letter can be seen':
    'envoyez une photo où l’on voit les quatre coins et chaque lettre',
  // queues
  'Deadlines missed in onboarding': 'Échéances manquées à l’intégration',
  'Call merchants stuck in onboarding': 'Appeler les marchands bloqués à l’intégration',
  'Rescue merchants stuck in onboarding': 'Sauver les marchands bloqués à l’intégration',
  'Risk reviews': 'Examens du risque',
  'Call merchants without a first sale': 'Appeler les marchands sans première vente',
  'Rescue merchants without a first sale': 'Sauver les marchands sans première vente',
  'Merchants in critical health': 'Marchands en santé critique',
  'Escalations to the team lead': 'Remontées au responsable',
  'Chase providers that do not answer': 'Relancer les prestataires qui ne répondent pas',
};
