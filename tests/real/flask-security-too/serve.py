"""The smallest Flask application around Flask-Security-Too: its own pages as they come, SQLite, one user."""
import os
from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask_security import Security, SQLAlchemyUserDatastore, auth_required, hash_password
from flask_security.models import fsqla_v3 as fsqla
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config.update(
    SECRET_KEY='only-for-tests',
    SECURITY_PASSWORD_SALT='146585145368132386173505678016728509634',
    SECURITY_PASSWORD_HASH='argon2',
    SECURITY_EMAIL_VALIDATOR_ARGS={'check_deliverability': False},
    SECURITY_TOTP_SECRETS={'1': 'TjQ9Qa31VOrfEzuPy4VHQWPCTmRzCnFzMKLxXYiZu9B'},
    SECURITY_TOTP_ISSUER='Harbour',
    SECURITY_TWO_FACTOR=True,
    SECURITY_TWO_FACTOR_ENABLED_METHODS=['authenticator'],
    SECURITY_TWO_FACTOR_ALWAYS_VALIDATE=True,
    SECURITY_MULTI_FACTOR_RECOVERY_CODES=True,
    SECURITY_FRESHNESS_GRACE_PERIOD=timedelta(hours=1),
    SECURITY_LOGOUT_METHODS=['GET', 'POST'],
    SECURITY_SEND_PASSWORD_CHANGE_EMAIL=False,
    SQLALCHEMY_DATABASE_URI=f'sqlite:///{Path(os.environ["STATE"]) / "db.sqlite3"}',
)
db = SQLAlchemy(app)
fsqla.FsModels.set_db_info(db)


class Role(db.Model, fsqla.FsRoleMixin):
    pass


class User(db.Model, fsqla.FsUserMixin):
    pass


class WebAuthn(db.Model, fsqla.FsWebAuthnMixin):
    pass


app.security = Security(app, SQLAlchemyUserDatastore(db, User, Role, WebAuthn))


@app.get('/')
@auth_required()
def home():
    return '<!doctype html><title>Harbour</title><h1>Welcome on board</h1><p><a href="/tf-setup">Two-factor</a></p>'


with app.app_context():
    db.create_all()
    app.security.datastore.create_user(email='ada@harbour.example', password=hash_password('a harbour in autumn'))
    db.session.commit()

if __name__ == '__main__':
    app.run('127.0.0.1', int(os.environ['PORT']), threaded=True)
