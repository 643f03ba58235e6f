'''a 'b' \"c\" \\d

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
   
revision=('''tab	here'''
) 
depends_on: Union[str, None] = None

def upgrade():
    pass


def downgrade():
    pass
