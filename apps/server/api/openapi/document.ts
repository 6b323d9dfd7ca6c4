import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { API_VERSION } from '../constants.js';
import { componentSchemas } from './schemas.js';

/** The OpenAPI 3.1 document of the running application. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Tidegate')
    .setDescription(
      'Trust and safety for federated content: decisions about activities, domain and actor policies, ' +
        'dead letters and the policy that decides. Errors are problem+json (RFC 9457); lists are paged by ' +
        'cursor with Link headers; writes take If-Match and Idempotency-Key.',
    )
    .setVersion(API_VERSION)
    .addSecurity('token', {
      type: 'http',
      scheme: 'bearer',
      description: 'A token with one of the scopes that the operation names',
    })
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return { ...document, components: { ...document.components, schemas: componentSchemas() } };
}
