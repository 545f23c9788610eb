/** Tables the store keeps of itself. */

/** Raised by the database whenever what figures are made of changes; '*': what schools share. */
interface DataVersionTable {
  school_id: string;
  about: 'registers' | 'roll' | 'actions' | 'trust';
  version: number;
}

interface InstanceSecretTable {
  trust_id: string;
  name: string;
  value: string;
}

/** Each step of the shape since the second, and the oldest step whose code can work with it. */
interface SchemaStepTable {
  trust_id: string;
  name: string;
  works_with: string;
}

export interface EngineTables {
  data_version: DataVersionTable;
  instance_secret: InstanceSecretTable;
  schema_step: SchemaStepTable;
}
