import { setTimeout as pause } from 'node:timers/promises';
import { chosenCluster } from './chosen-cluster.ts';
import { CommandFailed, endWith, output, show } from './command.ts';
import { sandboxImage } from './images.ts';

/** `npm run k8s:story`: a pod plays the story at the web server's address and this terminal shows it. */
const { kubectl } = chosenCluster();
const inNamespace = [...kubectl, '-n', 'tiketi'] as const;
const from = (name: string, key: string) => ({ valueFrom: { secretKeyRef: { name, key } } });

const story = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'story', namespace: 'tiketi' },
  spec: {
    backoffLimit: 0,
    ttlSecondsAfterFinished: 600,
    template: {
      metadata: { labels: { 'app.kubernetes.io/name': 'story', 'app.kubernetes.io/part-of': 'tiketi' } },
      spec: {
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name: 'story',
            image: sandboxImage,
            command: ['node', 'story/main.ts'],
            env: [
              { name: 'ORIGIN', value: 'http://web' },
              { name: 'MAIL_URL', value: 'http://mail:1080' },
              { name: 'GATEWAY_URL', value: 'http://payment-gateway:4100' },
              { name: 'ADMIN_EMAIL', value: 'admin@tiketi.gg' },
              { name: 'ADMIN_PASSWORD', ...from('tiketi-auth', 'ADMIN_PASSWORD') },
            ],
            securityContext: {
              allowPrivilegeEscalation: false,
              readOnlyRootFilesystem: true,
              capabilities: { drop: ['ALL'] },
            },
          },
        ],
      },
    },
  },
};

async function play(): Promise<void> {
  await output([...inNamespace, 'delete', 'job/story', '--ignore-not-found']);
  await output([...kubectl, 'apply', '-f', '-'], { input: JSON.stringify(story) });
  await untilStarted();
  await show([...inNamespace, 'logs', '--follow', 'job/story']);
  // The log ends with the pod; how the pod ended is the Job's to say.
  await output([...inNamespace, 'wait', '--for=condition=Complete', 'job/story', '--timeout=20s']);
}

/** The pod's container runs, or has run: it takes three seconds in all. */
async function untilStarted(): Promise<void> {
  const phase = ['get', 'pods', '-l', 'job-name=story', '-o', 'jsonpath={.items[*].status.phase}'] as const;
  for (let tries = 0; tries < 240; tries += 1) {
    if (/Running|Succeeded|Failed/.test(await output([...inNamespace, ...phase]))) return;
    await pause(500);
  }
  throw new CommandFailed("The story's pod did not start within two minutes.");
}

await play().catch(endWith);
