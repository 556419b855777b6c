interface InertProperties {
  readonly types: readonly string[];
  /** patterns as in ResourceType.properties */
  readonly properties: readonly string[];
  /** why having no effect is right on a laptop */
  readonly reason: string;
}

/**
 * Properties a template may have although nothing on a laptop honours them, each with the reason. What is neither here nor among the
 * properties of its resource type stops the boot by name.
 */
export const inertProperties: readonly InertProperties[] = [
  {
    types: [
      'AWS::ApiGatewayV2::Api',
      'AWS::ApiGatewayV2::Stage',
      'AWS::CloudFront::Distribution',
      'AWS::CloudFront::Function',
      'AWS::CloudWatch::Alarm',
      'AWS::CloudWatch::Dashboard',
      'AWS::DynamoDB::Table',
      'AWS::Events::EventBus',
      'AWS::Events::Rule',
      'AWS::IAM::Role',
      'AWS::Lambda::Function',
      'AWS::Lambda::EventSourceMapping',
      'AWS::Logs::LogGroup',
      'AWS::Scheduler::ScheduleGroup',
      'AWS::S3::Bucket',
      'AWS::GuardDuty::MalwareProtectionPlan',
      'AWS::SES::ConfigurationSet',
      'AWS::SES::EmailIdentity',
      'AWS::SES::Template',
      'AWS::SNS::Topic',
      'AWS::SQS::Queue',
      'AWS::SecretsManager::Secret',
      'AWS::StepFunctions::StateMachine',
    ],
    properties: ['Tags.**'],
    reason: 'tags sort bills and consoles; a policy that asks for a tag is denied, since no request carries one',
  },
  { types: ['AWS::DynamoDB::GlobalTable'], properties: ['Replicas[].Tags.**'], reason: 'as the tags above' },
  { types: ['AWS::Cognito::UserPool'], properties: ['UserPoolTags.**'], reason: 'as the tags above' },
  {
    types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
    properties: ['SSESpecification.**', 'Replicas[].SSESpecification.**', 'TableClass', 'Replicas[].TableClass', 'BillingMode'],
    reason:
      'how items are stored, encrypted and charged changes no answer; the disk of a laptop is encrypted or not by its owner',
  },
  {
    types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
    properties: [
      'PointInTimeRecoverySpecification.**',
      'ContributorInsightsSpecification.**',
      'Replicas[].PointInTimeRecoverySpecification.**',
      'Replicas[].ContributorInsightsSpecification.**',
      'Replicas[].GlobalSecondaryIndexes[].ContributorInsightsSpecification.**',
    ],
    reason: 'backups and insights are looked at through API actions the laptop refuses by name',
  },
  {
    types: ['AWS::DynamoDB::Table'],
    properties: ['ProvisionedThroughput.*', 'GlobalSecondaryIndexes[].ProvisionedThroughput.*'],
    reason: 'requests are throttled by the load of a deployment, which a laptop does not have',
  },
  {
    types: ['AWS::StepFunctions::StateMachineAlias'],
    properties: ['DeploymentPreference.Percentage', 'DeploymentPreference.Interval', 'DeploymentPreference.Alarms[]'],
    reason:
      'they shift the starts of a machine while its stack is updated; a laptop is updated by starting it anew, which routes at once, as AWS does when the alias is made',
  },
  {
    types: ['AWS::IAM::Role'],
    properties: ['MaxSessionDuration', 'Description'],
    reason: 'credentials of a role are issued per call by the laptop itself and nobody can assume a role by API',
  },
  {
    types: ['AWS::Logs::LogGroup'],
    properties: ['LogGroupClass'],
    reason: 'a class is a price; the actions of the cheaper one are a subset of those served',
  },
  {
    types: ['AWS::Logs::ResourcePolicy'],
    properties: ['PolicyName', 'PolicyDocument.**'],
    reason: 'it lets other services deliver logs, and here those services are the laptop itself',
  },
  {
    types: ['AWS::SecretsManager::Secret'],
    properties: ['KmsKeyId'],
    reason: 'there is no KMS: a secret of the laptop protects nothing outside it',
  },
  {
    types: ['AWS::SES::ConfigurationSet'],
    properties: ['DeliveryOptions.**', 'ReputationOptions.**', 'SuppressionOptions.**', 'TrackingOptions.**', 'VdmOptions.**'],
    reason:
      'mail never leaves the laptop: no other mail server, no reputation but the account’s own, no bounce that suppresses an address, no link to track',
  },
  {
    types: ['AWS::SES::EmailIdentity'],
    properties: ['DkimAttributes.**', 'DkimSigningAttributes.**', 'FeedbackAttributes.**', 'MailFromAttributes.**'],
    reason: 'mail never leaves the laptop: nobody checks a signature or sends feedback',
  },
  {
    types: ['AWS::Cognito::UserPool'],
    properties: [
      'AccountRecoverySetting.**',
      'AdminCreateUserConfig.**',
      'AliasAttributes[]',
      'AutoVerifiedAttributes[]',
      'DeletionProtection',
      'DeviceConfiguration.**',
      'EmailConfiguration.ReplyToEmailAddress',
      'EmailConfiguration.SourceArn',
      'EmailVerificationMessage',
      'EmailVerificationSubject',
      'EnabledMfas[]',
      'MfaConfiguration',
      'Policies.PasswordPolicy.**',
      'Schema.**',
      'SmsVerificationMessage',
      'UserAttributeUpdateSettings.**',
      'UserPoolAddOns.**',
      'UserPoolName',
      'UserPoolTier',
      'VerificationMessageTemplate.**',
    ],
    reason:
      'how people sign up, and sign in by passwords and second factors, is not emulated: the laptop hands out those tokens, and all are checked as on AWS',
  },
  {
    types: ['AWS::Cognito::UserPoolClient'],
    properties: [
      'AllowedOAuthFlows[]',
      'AllowedOAuthFlowsUserPoolClient',
      'AllowedOAuthScopes[]',
      'CallbackURLs[]',
      'ClientName',
      'DefaultRedirectURI',
      'EnableTokenRevocation',
      'LogoutURLs[]',
      'PreventUserExistenceErrors',
      'ReadAttributes[]',
      'SupportedIdentityProviders[]',
      'WriteAttributes[]',
    ],
    reason: 'they rule the hosted sign-in, which is not emulated; whoever asks the laptop for a token says how long it lasts',
  },
  {
    types: ['AWS::CloudFront::Distribution'],
    properties: [
      'DistributionConfig.Aliases[]',
      'DistributionConfig.Comment',
      'DistributionConfig.HttpVersion',
      'DistributionConfig.IPV6Enabled',
      'DistributionConfig.Logging.**',
      'DistributionConfig.PriceClass',
      'DistributionConfig.ViewerCertificate.**',
      'DistributionConfig.WebACLId',
    ],
    reason:
      'names, certificates, protocols, places and guards of the way to the distribution: on a laptop it is the loopback interface, without TLS',
  },
  {
    types: ['AWS::CloudFront::Function', 'AWS::CloudFront::ResponseHeadersPolicy', 'AWS::CloudFront::OriginAccessControl'],
    properties: ['FunctionConfig.Comment', 'ResponseHeadersPolicyConfig.Comment', 'OriginAccessControlConfig.Description'],
    reason: 'words for people',
  },
  {
    types: ['AWS::S3::Bucket'],
    properties: ['BucketEncryption.**', 'OwnershipControls.**'],
    reason:
      'how objects lie on the disk of a laptop is its owner’s business, and there is one owner: no other account can write, no ACL is taken',
  },
  {
    types: ['AWS::S3::Bucket'],
    properties: ['LifecycleConfiguration.**'],
    reason: 'a lifecycle takes away what nobody asks for any more, some day at midnight: here it only saves room on a disk',
  },
  {
    types: ['AWS::Lambda::Function', 'AWS::StepFunctions::StateMachine'],
    properties: ['TracingConfig.Mode', 'TracingConfiguration.Enabled'],
    reason: 'traces are seen in X-Ray only, which the laptop has not; no answer depends on them',
  },
  {
    types: ['AWS::ApiGatewayV2::Stage'],
    properties: ['DefaultRouteSettings.DetailedMetricsEnabled'],
    reason: 'what is measured by route is not kept: an alarm on it is refused by name',
  },
  {
    types: ['AWS::SQS::Queue'],
    properties: ['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled'],
    reason: 'kept and shown again, but there is no KMS: messages lie in the state folder as they are',
  },
];

/** the patterns of a type, to be added to those its service honours */
export const inertPropertiesOf = (type: string): readonly string[] =>
  inertProperties.filter(({ types }) => types.includes(type)).flatMap(({ properties }) => properties);
