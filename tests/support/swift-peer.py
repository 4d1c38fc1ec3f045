"""OpenStack Swift's S3 API in one process: proxy and account server on 127.0.0.1. Arguments: a folder, a port."""
import os
import sys

import eventlet
import eventlet.wsgi

eventlet.monkey_patch()

from paste.deploy import loadapp  # noqa: E402
from swift.common import utils  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402

folder, port = sys.argv[1], int(sys.argv[2])
utils.HASH_PATH_PREFIX = utils.HASH_PATH_SUFFIX = b'patchbay'
utils.validate_hash_conf = lambda: None

account = eventlet.listen(('127.0.0.1', 0))
os.makedirs(os.path.join(folder, 'node', 'disk'))
for kind in ('account', 'container', 'object'):
    builder = RingBuilder(1, 1, 0)
    builder.add_dev({
        'region': 1, 'zone': 1, 'weight': 1, 'device': 'disk',
        'ip': '127.0.0.1', 'port': account.getsockname()[1],
    })
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, kind + '.ring.gz'))

PROXY = '''
[DEFAULT]
swift_dir = {folder}
log_address = {folder}/nowhere

[pipeline:main]
pipeline = s3api tempauth proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true

[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1

[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
user_test_reader = reading
'''

ACCOUNT = '''
[DEFAULT]
devices = {folder}/node
mount_check = false
log_address = {folder}/nowhere

[pipeline:main]
pipeline = account-server

[app:account-server]
use = egg:swift#account
'''


def load(name, text):
    path = os.path.join(folder, name)
    with open(path, 'w') as file:
        file.write(text.format(folder=folder))
    return loadapp('config:' + path)


class Memory:
    """Stands for memcached, which the pipeline wants for sessions."""

    def __init__(self):
        self.kept = {}

    def get(self, key, raise_on_error=False):
        return self.kept.get(key)

    def set(self, key, value, **_):
        self.kept[key] = value

    def delete(self, key, **_):
        self.kept.pop(key, None)


def with_memory(application):
    memory = Memory()

    def answer(environ, start_response):
        environ['swift.cache'] = memory
        return application(environ, start_response)

    return answer


quiet = open(os.devnull, 'w')
eventlet.spawn(eventlet.wsgi.server, account, load('account.conf', ACCOUNT), quiet)
proxy = eventlet.listen(('127.0.0.1', port))
application = with_memory(load('proxy.conf', PROXY))
print('ready', flush=True)
eventlet.wsgi.server(proxy, application, quiet)
