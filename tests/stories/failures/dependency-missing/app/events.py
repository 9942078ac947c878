import not_on_this_machine.orm


class OrderPlaced(not_on_this_machine.orm.Model):
    pass
