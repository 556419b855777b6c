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
  'Chart of who owns the company': 'Organigramme de l’actionnariat',
  'Evidence of where the money of the business comes from': 'Justificatif de l’origine des fonds de l’activité',
  'Licence for what is sold': 'Licence pour ce qui est vendu',
  'Invoices of suppliers': 'Factures de fournisseurs',
  'Statements of the present payment provider': 'Relevés du prestataire de paiement actuel',
  'Proof of the business address': 'Justificatif de l’adresse professionnelle',
  'Registration number': 'Numéro d’immatriculation',
  'VAT number': 'Numéro de TVA',
  'Merchant category code': 'Code de catégorie de marchand',
  'E-mail address': 'Adresse électronique',
  'Phone number': 'Numéro de téléphone',
  'Website address': 'Adresse du site',
  'Bank account number': 'Numéro de compte bancaire',
  // what countries, lines of business and methods ask for beside
  'Articles of the company': 'Statuts de la société',
  'Proof of beneficial owners': 'Justificatif des bénéficiaires effectifs',
  'Proof of registration as a trader': 'Justificatif d’immatriculation de l’activité',
  'Mandate to debit fees': 'Mandat de prélèvement des frais',
  'Licence to sell medicines': 'Autorisation de vendre des médicaments',
  'Licence to sell alcohol': 'Licence de vente d’alcool',
  'Proof of protection against insolvency': 'Justificatif de garantie contre l’insolvabilité',
  'SEPA creditor identifier': 'Identifiant créancier SEPA (ICS)',
  'the articles show who may act for the company and what it does':
    'les statuts montrent qui peut agir pour l’entreprise et ce qu’elle fait',
  'the law asks us to know who owns or controls the company in the end':
    'la loi nous demande de savoir qui possède ou contrôle l’entreprise en dernier ressort',
  'the law asks us to know the business before it takes payments':
    'la loi nous demande de connaître l’activité avant qu’elle n’encaisse',
  'fees that payouts do not cover are debited from the account':
    'les frais que les versements ne couvrent pas sont prélevés sur le compte',
  'medicines may only be sold with a licence': 'la vente de médicaments exige une autorisation',
  'alcohol may only be sold with a licence': 'la vente d’alcool exige une licence',
  'whoever sells package travel must protect what travellers have paid':
    'qui vend des voyages à forfait doit garantir les sommes versées par les voyageurs',
  'SEPA debits are collected under the creditor’s own identifier':
    'les prélèvements SEPA se font sous l’identifiant du créancier',
  // why something is rejected
  'send it again so that every corner and every letter can be read':
    'renvoyez-le de façon que chaque coin et chaque lettre soient lisibles',
  'send one that is valid today': 'envoyez-en un qui soit valable aujourd’hui',
  'send one in the name of the business that applied': 'envoyez-en un au nom de l’entreprise qui a fait la demande',
  'send the document that is named here': 'envoyez le document indiqué ici',
  'send all pages, with every detail filled in': 'envoyez toutes les pages, avec toutes les informations remplies',
  'make sure that the address opens and shows what is sold, the prices and the terms':
    'assurez-vous que l’adresse s’ouvre et montre ce qui est vendu, les prix et les conditions',
  'Not readable': 'Illisible',
  Expired: 'Expiré',
  'Shows another company or person': 'Concerne une autre entreprise ou une autre personne',
  'Another document than asked for': 'Autre document que celui demandé',
  'Pages or details are missing': 'Des pages ou des informations manquent',
  'Website or shop cannot be opened': 'Le site ou la boutique ne s’ouvre pas',
  'Follow-ups': 'Suivis',
  'Questions to Product': 'Questions au Produit',
  'Questions to Risk': 'Questions au Risque',
  'say who you are, and ask whether it is a good moment': 'présentez-vous et demandez si le moment convient',
  'name what is still missing and by when, and ask what holds it up':
    'dites ce qui manque et pour quand, et demandez ce qui bloque',
  'agree on a day, and log it as a follow-up': 'convenez d’un jour et notez-le comme suivi',
  'ask whether the shop is connected and a test payment went through':
    'demandez si la boutique est connectée et si un paiement test est passé',
  'ask what keeps the first customer from paying, and agree on the next step':
    'demandez ce qui retient le premier client de payer et convenez de la suite',
  'Names on sanctions lists': 'Noms sur des listes de sanctions',
  'Cases of merchants': 'Dossiers des marchands',
  'Board payment methods': 'Mettre en service les moyens de paiement',
  'Connections to check before going live': 'Connexions à contrôler avant l’ouverture',
  'Prices to agree': 'Tarifs à convenir',
  'Verify what was handed in': 'Vérifier ce qui a été transmis',
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
  'A person found that a name is on a sanctions or PEP list':
    'Une personne a confirmé qu’un nom figure sur une liste de sanctions ou de PPE',
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
  'send a photo in which all four corners and every letter can be seen':
    'envoyez une photo où l’on voit les quatre coins et chaque lettre',
  // queues
  'Deadlines missed in onboarding': 'Échéances manquées à l’intégration',
  'Call merchants stuck in onboarding': 'Appeler les marchands bloqués à l’intégration',
  'Rescue merchants stuck in onboarding': 'Relances prioritaires à l’intégration',
  'Risk reviews': 'Examens du risque',
  'Call merchants without a first sale': 'Appeler les marchands sans première vente',
  'Rescue merchants without a first sale': 'Relances prioritaires avant la première vente',
  'Merchants in critical health': 'Marchands en santé critique',
  'Escalations to the team lead': 'Remontées au responsable',
  'Chase providers that do not answer': 'Relancer les prestataires qui ne répondent pas',
};
