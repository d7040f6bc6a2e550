"""A CronJob for Kubernetes, with the volume that the store is kept on."""

from __future__ import annotations

from pricelint import __version__
from pricelint.schedule.recipes.order import Order, quoted


def kubernetes_job(order: Order) -> str:
    """The CronJob. Dollar signs are doubled: Kubernetes expands `$(NAME)` in arguments."""
    words = ["pricelint", "watch", "--once", *order.arguments]
    command = "".join(f"                - {quoted(word.replace('$', '$$'))}\n" for word in words)
    secrets = "".join(_secret(name) for name in order.variables)
    environment = f"              env:\n{secrets}" if secrets else ""
    return f"""# The image is one of yours with pricelint {__version__} and a browser in it.
# The volume holds the working folder: the store, the configuration and the platform files.
# One job at a time, and no repeats: what is left is due at the next look.
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: pricelint
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 10Gi
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: pricelint-watch
spec:
  schedule: {quoted(order.schedule)}
  timeZone: Etc/UTC
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 1800
  jobTemplate:
    spec:
      backoffLimit: 0
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: pricelint
              image: "pricelint:{__version__}"
              workingDir: /pricelint
              command:
{command}{environment}              volumeMounts:
                - name: pricelint
                  mountPath: /pricelint
          volumes:
            - name: pricelint
              persistentVolumeClaim:
                claimName: pricelint
"""


def _secret(name: str) -> str:
    return f"""                - name: {name}
                  valueFrom:
                    secretKeyRef:
                      name: pricelint
                      key: {name}
"""
