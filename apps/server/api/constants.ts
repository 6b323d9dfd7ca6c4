/** Version of the API's contract; the path names its major part. */
export const API_VERSION = '1.0.0';
export const API_PREFIX = 'api/v1';
