"""A CronJob for Kubernetes, with the volume that the store is kept on."""

from __future__ import annotations

from pricelint import __version__
from pricelint.schedule.recipes.order import Order, quoted

_JOB = """# The image is one of yours with pricelint {version} and a browser in it.
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
  schedule: {schedule}
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
              image: "pricelint:{version}"
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

_VARIABLE = """\
                - name: {name}
                  valueFrom:
                    secretKeyRef:
                      name: pricelint
                      key: {name}
"""


def kubernetes_job(order: Order) -> str:
    """The CronJob. Dollar signs are doubled: Kubernetes expands `$(NAME)` in arguments."""
    words = ["pricelint", "watch", "--once", *order.arguments]
    command = "".join(f"                - {quoted(word.replace('$', '$$'))}\n" for word in words)
    secrets = "".join(_VARIABLE.format(name=name) for name in order.variables)
    environment = f"              env:\n{secrets}" if secrets else ""
    return _JOB.format(version=__version__, schedule=quoted(order.schedule), command=command, environment=environment)
